import { z } from 'zod';
import type { Action } from '../rules/access.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation as the outside sees it. The same object validates the request, types the client, writes the
 * OpenAPI document and is a row of the permission matrix.
 */
export type Contract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `noun.verb`, unique. */
  name: string;
  method: Method;
  /** Below `/api/v1`; `:name` marks a path parameter, which is a field of `input`. */
  path: string;
  summary: string;
  /** What the caller must be allowed to do. `anyone` needs no sign-in at all. */
  who: Action | 'anyone' | 'signed-in';
  /** Path parameters, query and body merged into one object. */
  input: I;
  output: O;
  /** Status of success; 200 unless said. An operation may answer another 2xx through `withStatus`. */
  status?: number;
  /** The body is not an object: it arrives under this field of `input`. */
  bodyField?: string;
  /** The body is bytes, not JSON: it arrives as a Uint8Array under `bodyField`. */
  bytes?: boolean;
  /** The answer is a file, not JSON. */
  file?: boolean;
  /** Largest body in bytes; 1 MiB unless said. */
  maxBody?: number;
};

/** Declares a contract; only here to infer its types. */
export function contract<I extends z.ZodType, O extends z.ZodType>(definition: Contract<I, O>): Contract<I, O> {
  return definition;
}

export type InputOf<C> = C extends Contract<infer I, infer _O> ? z.input<I> : never;
export type ParsedInputOf<C> = C extends Contract<infer I, infer _O> ? z.output<I> : never;
export type OutputOf<C> = C extends Contract<infer _I, infer O> ? z.output<O> : never;

export const id = z.uuid({ error: 'must be an id such as 01890a5d-ac96-774b-bcce-b302099a8057' });
/** An id or, where people type it, a reference such as INC-42. */
export const incidentRef = z
  .string()
  .max(80)
  .regex(/^(?:[0-9a-f-]{36}|INC-\d{1,9})$/i, { error: 'must be an incident id or a reference such as INC-42' });
export const postMortemRef = z
  .string()
  .max(80)
  .regex(/^(?:[0-9a-f-]{36}|PM-\d{1,9})$/i, { error: 'must be a post-mortem id or a reference such as PM-17' });

/** Text a person or a tool wrote: NUL cannot be stored, so it is replaced by U+FFFD rather than refused. */
export const words = (max: number) =>
  z
    .string()
    .max(max, { error: `is longer than ${max.toLocaleString('en')} characters` })
    .transform((value) => value.replaceAll('\u0000', '\uFFFD').toWellFormed());
export const line = (max: number) =>
  words(max).transform((value) => value.replace(/[\s\u0085\u2028\u2029]+/gu, ' ').trim());
export const requiredLine = (max: number) =>
  line(max).refine((value) => value.length > 0, { error: 'must not be empty' });

/** A time as people and tools write it; the server reads it in `timeZone` when it carries no offset. */
export const timeText = z.string().min(1).max(64);
export const instant = z.iso.datetime({ offset: true });
export const timeZone = z
  .string()
  .max(100)
  .refine(isTimeZone, { error: 'is not an IANA time zone such as Europe/Madrid' });

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Keyset paging: `after` is the `next` of the page before. */
export const pageInput = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

/** A query flag: `?private=true`. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1'),
]);
/** A query list: `?service=a&service=b` or one value. */
export const list = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((value) => [value])]) as unknown as z.ZodType<z.output<T>[]>;

export const nothing = z.object({});
export const done = z.object({ ok: z.literal(true) });
