import type { Contract, InputOf, OutputOf } from './contracts/contract.ts';
import { AppError, type ErrorCode, HTTP_STATUS, type Problem } from './errors.ts';

export type ClientOptions = {
  /** Address of the server without a path, e.g. `http://localhost:4600`; empty for the page's own. */
  baseUrl: string;
  headers?: () => Record<string, string>;
  fetch?: typeof fetch;
};

export type Call = <C extends Contract>(contract: C, input: InputOf<C>, signal?: AbortSignal) => Promise<OutputOf<C>>;

/** Splits an input into the address and the body of its request. */
export function requestOf(contract: Contract, input: Record<string, unknown>): { url: string; body: unknown } {
  const rest: Record<string, unknown> = { ...input };
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const url = `/api/v1${path}`;
  if (contract.bodyField) {
    const body = rest[contract.bodyField];
    delete rest[contract.bodyField];
    return { url: url + queryOf(rest), body };
  }
  if (contract.method === 'GET' || contract.method === 'DELETE') return { url: url + queryOf(rest), body: undefined };
  return { url, body: rest };
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** A client whose every call is typed by its contract. A refusal arrives as the AppError the operation threw. */
export function createClient(options: ClientOptions): Call {
  return async (contract, input, signal) => {
    const response = await send(options, contract, input, signal);
    if (contract.file) return (await response.text()) as never;
    return (await response.json()) as never;
  };
}

export type Download = <C extends Contract>(
  contract: C,
  input: InputOf<C>,
  signal?: AbortSignal,
) => Promise<Uint8Array>;

/** The same for contracts that answer with a file: its bytes, whatever it is. */
export function createDownload(options: ClientOptions): Download {
  return async (contract, input, signal) =>
    new Uint8Array(await (await send(options, contract, input, signal)).arrayBuffer());
}

async function send(
  options: ClientOptions,
  contract: Contract,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const { url, body } = requestOf(contract, (input ?? {}) as Record<string, unknown>);
  const isBytes = body instanceof Uint8Array;
  const ask = options.fetch ?? fetch;
  const response = await ask(options.baseUrl + url, {
    method: contract.method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...options.headers?.(),
    },
    body: body === undefined ? undefined : isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body),
    signal,
    credentials: 'same-origin',
  } as RequestInit);
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response: Response): Promise<AppError> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; problems?: Problem[] };
  const known = problem.code !== undefined && problem.code in HTTP_STATUS;
  const code: ErrorCode = known ? (problem.code as ErrorCode) : 'unavailable';
  return new AppError(code, problem.detail ?? `The server answered ${response.status}.`, problem.problems ?? []);
}
