import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { type Allowed, isAllowedHost, isInternal } from './internal-address.ts';

const TIMEOUT_MS = 15_000;
const KEPT_OPEN_MS = 4_000;

export type Outbound = {
  /**
   * `fetch` that reaches only what this server may reach. Rejects with OutboundRefused for an address inside its own network
   * that the operator did not allow, on each hop of a redirect too, and with OutboundFault for what went wrong on the way.
   * Redirects are answered as they are unless `redirect` says otherwise. Within 15 seconds unless `timeoutMs` says otherwise.
   */
  fetch: (url: string | URL, init?: RequestInit & { timeoutMs?: number }) => Promise<Response>;
  close: () => Promise<void>;
};

/** Said in words that an admin can act on. */
export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused';
}

/** No answer came, in words: never an address that may carry a secret. */
export class OutboundFault extends Error {
  override readonly name = 'OutboundFault';
}

export function openOutbound(allowed: Allowed): Outbound {
  const agent = new Agent({
    connect: guardedConnector(allowed),
    connections: 32,
    keepAliveTimeout: KEPT_OPEN_MS,
    headersTimeout: TIMEOUT_MS * 4,
    bodyTimeout: TIMEOUT_MS * 4,
  });
  return {
    fetch: async (url, { timeoutMs = TIMEOUT_MS, ...init } = {}) => {
      const target = readAddress(url);
      const late = AbortSignal.timeout(timeoutMs);
      const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
      try {
        const options = { redirect: 'manual' as const, ...init, signal, dispatcher: agent };
        return (await undiciFetch(target, options as Parameters<typeof undiciFetch>[1])) as unknown as Response;
      } catch (error) {
        throw explain(error, target, { late: late.aborted, timeoutMs });
      }
    },
    close: () => agent.destroy(),
  };
}

/** Every connection passes here, whatever name or redirect led to it: the address is checked that is connected to. */
function guardedConnector(allowed: Allowed): buildConnector.connector {
  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const reachable = isAllowedHost(allowed, hostname)
        ? addresses
        : addresses.filter(({ address }) => !isInternal(address, allowed));
      const [first] = reachable;
      if (!first) return callback(refused(hostname), '', 0);
      if (options.all) return (callback as unknown as (e: null, all: typeof reachable) => void)(null, reachable);
      return callback(null, first.address, first.family);
    });
  };
  const connect = buildConnector({ lookup: guardedLookup, timeout: TIMEOUT_MS });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    // An address needs no look-up, so the guard of look-ups never sees it.
    if (isIP(host) !== 0 && isInternal(host, allowed) && !isAllowedHost(allowed, host))
      return void callback(refused(host), null);
    connect(options, callback);
  };
}

const refused = (host: string) =>
  new OutboundRefused(
    `${host} is an address inside this network, which Debrief does not reach by itself. Add it to OUTBOUND_ALLOW if it may.`,
  );

function readAddress(url: string | URL): URL {
  if (!URL.canParse(String(url))) throw new OutboundRefused('That is not an address.');
  const target = new URL(url);
  if (target.protocol !== 'https:' && target.protocol !== 'http:')
    throw new OutboundRefused('Only http and https addresses can be reached.');
  return target;
}

function explain(error: unknown, { hostname }: URL, { late, timeoutMs }: { late: boolean; timeoutMs: number }): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof OutboundRefused) return cause;
  if (late) return new OutboundFault(`${hostname} did not answer within ${timeoutMs / 1000} seconds.`);
  if (error instanceof Error && error.name === 'AbortError') return error;
  return new OutboundFault(`${hostname} ${whatHappened(error)}.`);
}

const HAPPENED: Record<string, string> = {
  ENOTFOUND: 'is a name that nobody knows',
  EAI_AGAIN: 'could not be looked up',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'broke off the connection',
  UND_ERR_SOCKET: 'broke off the connection',
  UND_ERR_CONNECT_TIMEOUT: 'cannot be reached',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'shows a certificate that nobody else signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate of another name',
};

function whatHappened(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const said = HAPPENED[(cause as { code?: string }).code ?? ''];
    if (said) return said;
  }
  return 'cannot be reached';
}

/** The body as text; rejects with OutboundFault when it is longer, and reads no further. */
export async function readBounded(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new OutboundFault('The answer is far longer than expected.');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
