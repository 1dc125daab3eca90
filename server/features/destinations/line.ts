import { setTimeout as wait } from 'node:timers/promises';
import { type Outbound, OutboundFault, OutboundRefused } from '#server/platform/outbound/outbound.ts';
import { cleanLine } from '#shared/drafting/safe-text.ts';
import { DestinationFault } from './fault.ts';

const MOST_BYTES = 20 * 1024 ** 2;
/** Seconds that are waited within one push when the other side says that it is too fast; longer is for another try. */
const SHORT_WAIT_SECONDS = 5;
const SHORT_WAITS = 20;

/** The one way out of a push: everything its library asks goes through here, and what came of it can be seen here. */
export type Line = {
  fetch: typeof fetch;
  signal: AbortSignal;
  /** The last answer that was a refusal: libraries dress it each in their own way. */
  refusal: { status: number; words: string; waitMs: number } | null;
  /** What made further asking useless. */
  fault: DestinationFault | null;
};

export function openLine(outbound: Outbound, signal: AbortSignal, mostBytes = MOST_BYTES): Line {
  let shortWaits = 0;
  const line: Line = { fetch: ask as typeof fetch, signal, refusal: null, fault: null };
  return line;

  async function ask(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const request = await plainRequest(init, signal);
    for (;;) {
      const response = await send(url, request);
      const waitMs = askedWait(response.headers.get('retry-after'));
      const isShort = response.status === 429 && waitMs <= SHORT_WAIT_SECONDS * 1000 && shortWaits < SHORT_WAITS;
      if (!isShort) return await readAnswer(url, response, waitMs);
      shortWaits += 1;
      await response.body?.cancel();
      await wait(Math.max(waitMs, 200), undefined, { signal });
    }
  }

  async function send(url: URL, request: RequestInit): Promise<Response> {
    try {
      return await outbound.fetch(url, { ...request, timeoutMs: 30_000 });
    } catch (error) {
      throw broken(error);
    }
  }

  async function readAnswer(url: URL, response: Response, waitMs: number): Promise<Response> {
    const { status } = response;
    if (status >= 300 && status < 400 && status !== 304) {
      const to = response.headers.get('location');
      const host = to && URL.canParse(to, url.href) ? ` ${new URL(to, url.href).host}` : '';
      throw broken(
        new DestinationFault(
          `${url.host} sends on to another address${host && `,${host}`}, which is not followed with a token. Put in the address it ends at; a sign-in page may stand before it.`,
        ),
      );
    }
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && /^text\/html\b/i.test(type))
      throw broken(
        new DestinationFault(
          `${url.host} answered with a web page in place of data: perhaps one to sign in. Look at the address, and at what stands before it.`,
        ),
      );
    const bytes = await readBytes(response);
    line.refusal = response.ok ? null : { status, words: wordsOf(bytes), waitMs };
    const headers = new Headers(response.headers);
    // The bytes are unpacked and counted already.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
    const isEmpty = status === 204 || status === 205 || status === 304;
    return new Response(isEmpty ? null : Buffer.from(bytes), { status, statusText: response.statusText, headers });
  }

  async function readBytes(response: Response): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let total = 0;
    try {
      for await (const chunk of response.body ?? []) {
        total += chunk.byteLength;
        if (total > mostBytes) break;
        chunks.push(chunk);
      }
    } catch (error) {
      throw broken(error);
    }
    if (total > mostBytes)
      throw broken(new DestinationFault(`It answered with more than ${Math.round(mostBytes / 1024 ** 2)} MB.`));
    return Buffer.concat(chunks);
  }

  function broken(error: unknown): Error {
    line.fault = faultOnTheWay(error);
    return line.fault;
  }
}

function faultOnTheWay(error: unknown): DestinationFault {
  if (error instanceof DestinationFault) return error;
  if (error instanceof OutboundRefused) return new DestinationFault(error.message);
  if (error instanceof OutboundFault) return new DestinationFault(error.message, { isFinal: false });
  return new DestinationFault('The connection broke off, or it took too long.', { isFinal: false });
}

/** In forms that every fetch takes: a form of another library's making would go out as "[object FormData]". */
async function plainRequest({ method, headers, body, signal }: RequestInit, all: AbortSignal): Promise<RequestInit> {
  const plain = new Headers(headers);
  const signals = signal ? AbortSignal.any([all, signal]) : all;
  const request: RequestInit = { method: method ?? 'GET', signal: signals };
  if (body !== undefined && body !== null) {
    const dressed = new Response(body);
    const type = dressed.headers.get('content-type');
    if (type && !plain.has('content-type')) plain.set('content-type', type);
    request.body = Buffer.from(await dressed.arrayBuffer());
  }
  return { ...request, headers: Object.fromEntries(plain) };
}

/** Seconds or a date. */
function askedWait(header: string | null): number {
  if (header === null) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - Date.now());
}

/** What a refusal says in JSON, in whichever field; nothing of a page. */
function wordsOf(bytes: Uint8Array): string {
  try {
    const said = JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
    const inner = said.error as { message?: unknown } | string | undefined;
    const first = (said.errors as { title?: unknown; message?: unknown }[] | undefined)?.[0];
    const candidates = [
      said.message,
      typeof inner === 'object' ? inner?.message : said.error_description,
      first?.title,
      first?.message,
      inner,
    ];
    const found = candidates.find((one): one is string => typeof one === 'string' && one !== '');
    return found ? cleanLine(found, 200) : '';
  } catch {
    return '';
  }
}
