import type { Context } from '#server/platform/context.ts';
import { OutboundFault, OutboundRefused, readBounded } from '#server/platform/outbound/outbound.ts';
import { type Json, recordIn, textIn } from '#shared/trackers/read-json.ts';
import { readLimit, untilOf } from './rate-limit.ts';
import { TrackerFault } from './tracker.ts';

const MOST_BYTES = 16 * 1024 * 1024;

export type Asked = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, string | number | undefined>;
  body?: unknown;
};
export type Answer = { status: number; json: unknown; location: string | null };
/** Answers 2xx, 404, 410 and permanent redirects; everything else is a fault. */
export type Ask = (path: string, asked?: Asked) => Promise<Answer>;

export type Asker = { ask: Ask; left: () => { remaining: number; until: Date } | undefined };

/** Plain requests to one tracker, with what every tracker's answers have in common. */
export function openAsker(
  ctx: Context,
  { base, headers, name }: { base: string; headers: Record<string, string>; name: string },
): Asker {
  let left: { remaining: number; until: Date } | undefined;
  const ask: Ask = async (path, { method = 'GET', query = {}, body } = {}) => {
    const url = new URL(path.startsWith('http') ? path : `${base}${path}`);
    // A redirect may point anywhere, and what is asked carries the token.
    if (url.origin !== new URL(base).origin)
      throw new TrackerFault(
        'not-the-tracker',
        `${name} sends on to another server (${url.host}), and the token is not taken there. Check the address.`,
      );
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, String(value));
    const response = await send(ctx, url, {
      method,
      headers: {
        accept: 'application/json',
        'user-agent': 'Debrief',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { text, isUnsure } = await readText(response, method);
    left = readLimit(response.headers, ctx.now()) ?? left;
    return answer(ctx, name, response, text, isUnsure);
  };
  return { ask, left: () => left };
}

async function send(ctx: Context, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await ctx.outbound.fetch(url, init);
  } catch (error) {
    if (error instanceof OutboundRefused) throw new TrackerFault('unreachable', error.message);
    if (error instanceof OutboundFault)
      throw new TrackerFault('unreachable', error.message, { isUnsure: init.method !== 'GET' });
    throw error;
  }
}

async function readText(response: Response, method: string): Promise<{ text: string; isUnsure: boolean }> {
  const isUnsure = method !== 'GET';
  try {
    return { text: await readBounded(response, MOST_BYTES), isUnsure };
  } catch (error) {
    const why = error instanceof OutboundFault ? error.message : 'Its answer broke off.';
    throw new TrackerFault('unreachable', why, { isUnsure });
  }
}

function answer(ctx: Context, name: string, response: Response, text: string, isUnsure: boolean): Answer {
  const { status, headers } = response;
  const limitedUntil = untilOf(status, headers, ctx.now());
  if (limitedUntil)
    throw new TrackerFault('rate-limited', `${name} takes no more requests for now.`, { until: limitedUntil });
  const code = codeIn(status, text);
  if (code === 'RATELIMITED')
    throw new TrackerFault('rate-limited', `${name} takes no more requests for now.`, {
      until: readLimit(headers, ctx.now())?.until ?? new Date(ctx.now().getTime() + 60_000),
    });
  if (status === 401 || code === 'AUTHENTICATION_ERROR')
    throw new TrackerFault('token-expired', `${name} does not take the token any more. Enter a new one.`);
  if (status >= 500)
    throw new TrackerFault('unreachable', `${name} answers that it is out of order (${status}).`, { isUnsure });
  const isMoved = status === 301 || status === 307 || status === 308;
  if (isMoved && headers.get('location')) return { status, json: null, location: headers.get('location') };
  const json = jsonIn(name, status, text);
  if (status === 403)
    throw new TrackerFault(
      'scope-lost',
      `The token may not do this in ${name}: ${messageIn(json, 'it is forbidden')}.`,
    );
  if (status === 404 || status === 410) return { status, json, location: null };
  if (status >= 400) throw new TrackerFault('refused', `${name} refuses: ${messageIn(json, `status ${status}`)}.`);
  return { status, json, location: null };
}

/** A proxy in front of a tracker answers with its own login page, and says that all is well. */
function jsonIn(name: string, status: number, text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A page for people may stand beside the status; only where it stands for data is it a fault of its own.
    if (status >= 400 && status !== 404 && status !== 410) return null;
    throw new TrackerFault(
      'not-the-tracker',
      `${name} answers with a web page in place of data: probably a login page or a proxy in front of it. Check the address, and that Debrief gets through without signing in there.`,
    );
  }
}

/** What trackers write into refusals, cut to what fits a line. Never what we sent. */
export function messageIn(json: unknown, otherwise: string): string {
  const told = recordIn(json);
  const errors = Array.isArray(told.errors) ? told.errors.map((one) => textIn(one) || sayOne(recordIn(one))) : [];
  const named = Array.isArray(told.errors)
    ? []
    : Object.entries(recordIn(told.errors)).map(([key, why]) => `${key}: ${why}`);
  const messages = Array.isArray(told.errorMessages) ? told.errorMessages.map(textIn) : [];
  const own =
    typeof told.message === 'object' ? JSON.stringify(told.message) : textIn(told.message) || textIn(told.error);
  const all = [own, ...messages, ...errors, ...named].filter(Boolean).join('; ');
  return (all || otherwise).replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
}

const sayOne = (one: Json): string =>
  textIn(one.message) || [textIn(one.field), textIn(one.code)].filter(Boolean).join(' ');

/** Linear says with a 400 what others have a status for. */
const codeIn = (status: number, text: string): string | undefined =>
  status === 400 ? /"code"\s*:\s*"(RATELIMITED|AUTHENTICATION_ERROR)"/.exec(text)?.[1] : undefined;
