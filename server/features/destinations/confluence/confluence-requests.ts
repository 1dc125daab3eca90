import { DestinationFault } from '../fault.ts';
import type { Line } from '../line.ts';

type Asked = {
  method?: string | undefined;
  url: string;
  searchParams?: Record<string, unknown> | undefined;
  body?: unknown;
  headers?: Record<string, string> | undefined;
};

/** One request to the API, answered as it was sent. */
export function asker(root: string, authorization: string, line: Line) {
  return async ({ method = 'GET', url, searchParams = {}, body, headers }: Asked): Promise<unknown> => {
    const query = new URLSearchParams(
      Object.entries(searchParams).flatMap(([key, value]) =>
        value === undefined || value === null ? [] : [value].flat().map((one): [string, string] => [key, String(one)]),
      ),
    );
    const isForm = body instanceof FormData;
    const response = await line.fetch(`${root}${url}${query.size > 0 ? `?${query}` : ''}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`Confluence answered ${response.status}`);
    if (text === '') return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new DestinationFault('It answered with something else than data. Look at the address.');
    }
  };
}

/** What is not there is no fault. */
export async function orNull<T>(line: Line, ask: () => Promise<T>): Promise<T | null> {
  line.refusal = null;
  try {
    return await ask();
  } catch (error) {
    if (refusalOf(line)?.status !== 404) throw error;
    line.refusal = null;
    return null;
  }
}

export const refusalOf = (line: Line): Line['refusal'] => line.refusal;
