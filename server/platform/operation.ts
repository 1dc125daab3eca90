import type { z } from 'zod';
import type { Contract, ParsedInputOf } from '#shared/contracts/contract.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Context } from './context.ts';

/** What the door knows of a request beyond its input. Most operations never look. */
export type Request = {
  headers: Record<string, string | undefined>;
  /** Sets or clears the session cookie. */
  setSession: (token: string | null, expiresAt?: Date) => void;
  sessionToken: string | null;
  address: string;
};

type Answer<C> = C extends Contract<z.ZodType, infer O> ? z.input<O> : never;

export type Operation<C extends Contract = Contract> = {
  contract: C;
  run: (ctx: Context, actor: Actor, input: never, request: Request) => Promise<unknown>;
};

/** Joins a contract to the function that fulfils it. */
export function operation<C extends Contract>(
  contract: C,
  run: (ctx: Context, actor: Actor, input: ParsedInputOf<C>, request: Request) => Promise<Answer<C> | Reply<Answer<C>>>,
): Operation {
  return { contract, run: run as Operation['run'] };
}

/** An answer that carries its own status, headers or file name. */
export class Reply<T> {
  readonly body: T;
  readonly status: number | undefined;
  readonly headers: Record<string, string>;

  constructor(body: T, status?: number, headers: Record<string, string> = {}) {
    this.body = body;
    this.status = status;
    this.headers = headers;
  }
}
