import { AppError } from '#shared/errors.ts';
import type { Model } from '../settings-store.ts';

/** Waiting longer than this is no help while somebody writes. */
const TIMEOUT_MS = 20_000;
/** The notes that are asked for are a tenth of it. */
const MOST_BYTES = 256 * 1024;

export type Message = { role: 'system' | 'user'; content: string };
export type Asked = { messages: Message[]; schema: { name: string; schema: object } };

/**
 * Asks an endpoint that answers as OpenAI's chat completions do, and answers the words of its first choice. Redirects are not
 * followed: the key is meant for one place. Whatever goes wrong there is an AppError `unavailable` that says so in one line.
 */
export async function askModel(
  model: Pick<Model, 'url' | 'name' | 'key'>,
  { messages, schema }: Asked,
  timeoutMs = TIMEOUT_MS,
): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(completionsOf(model.url), {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(model.key ? { authorization: `Bearer ${model.key}` } : {}),
      },
      body: JSON.stringify({
        model: model.name,
        messages,
        temperature: 0.2,
        max_tokens: 4000,
        response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
      }),
    });
    if (!response.ok) {
      void response.body?.cancel();
      throw failed(model, saysOf(response.status));
    }
    return contentOf(model, await readBounded(model, response));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw failed(model, signal.aborted ? `did not answer within ${timeoutMs / 1000} seconds` : 'cannot be reached');
  }
}

/** The address is given as a whole, or as what such services call their base. */
function completionsOf(address: string): URL {
  const url = new URL(address);
  if (!url.pathname.endsWith('/chat/completions')) url.pathname = `${url.pathname.replace(/\/$/, '')}/chat/completions`;
  return url;
}

function saysOf(status: number): string {
  if (status >= 300 && status < 400) return `answered with a redirect (${status}), which is not followed`;
  if (status === 401 || status === 403) return `refused the key (${status})`;
  return `answered with an error (${status})`;
}

async function readBounded(model: Pick<Model, 'name'>, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw failed(model, 'answered far more than it was asked for');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function contentOf(model: Pick<Model, 'name'>, body: string): string {
  try {
    const { choices } = JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] };
    const content = choices?.[0]?.message?.content;
    if (typeof content === 'string') return content;
  } catch {
    // What is no JSON is no answer either.
  }
  throw failed(model, 'answered in a form that cannot be read');
}

/** Names the model and not its address, which only admins are told. */
export function failed({ name }: Pick<Model, 'name'>, what: string): AppError {
  return new AppError('unavailable', `The model ${name} ${what}. The coach works on without it.`);
}
