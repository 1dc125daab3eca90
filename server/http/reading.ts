import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#server/platform/context.ts';
import type { Operation, Request } from '#server/platform/operation.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { showSession } from '#shared/contracts/people.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { readingPage } from '#shared/document/reading-page.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { identify, sessionToken } from './session.ts';

type PostMortem = OutputOf<typeof getPostMortem>;
type Chunk = { file: string; css?: string[]; imports?: string[] };
type Manifest = Record<string, Chunk>;

const ADDRESS = /^\/post-mortems\/((?:PM-\d{1,9})|[0-9a-f-]{36})\/?$/i;
const SCREEN = ['screens/post-mortem/post-mortem.tsx'];
const WRITING = [...SCREEN, 'editor/early-room.ts', 'editor/document-editor.tsx'];

export type Reading = (request: FastifyRequest, reply: FastifyReply, page: string) => Promise<string | undefined>;

/**
 * A document can be read before the first script has come: its page carries the text, the look, and what the screen would
 * ask for first. Undefined for every other address, for whoever is not signed in, and for what they may not see: the
 * application says all that better.
 */
export function openReading(ctx: Context, operations: readonly Operation[], folder: string): Reading {
  const run = <T>(name: string) => operations.find((one) => one.contract.name === name)?.run as Run<T>;
  const read = run<PostMortem>(getPostMortem.name);
  const session = run<unknown>(showSession.name);
  const links = new Map<string[], Promise<string>>();
  const linksTo = (parts: string[]) => {
    const made = links.get(parts) ?? linksOf(folder, parts);
    links.set(parts, made);
    return made;
  };
  return async (request, reply, page) => {
    const ref = ADDRESS.exec(request.url.split('?')[0] ?? '')?.[1];
    if (!ref) return undefined;
    try {
      const { actor } = await identify(ctx, request);
      if (actor.kind !== 'member') return undefined;
      const token: Request = {
        headers: {},
        setSession: () => {},
        sessionToken: sessionToken(request),
        address: request.ip,
      };
      const [postMortem, me] = await Promise.all([
        read(ctx, actor, { id: ref }, token),
        session(ctx, actor, {}, token),
      ]);
      const parts = postMortem.status === 'published' ? SCREEN : WRITING;
      reply.header('cache-control', 'private, no-store');
      return fill(page, postMortem, { session: me, postMortem }, await linksTo(parts));
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };
}
type Run<T> = (ctx: Context, actor: Actor, input: unknown, request: Request) => Promise<T>;

function fill(page: string, postMortem: PostMortem, seed: unknown, links: string): string {
  const doc = {
    ...postMortem,
    owner: postMortem.owner.person?.name ?? null,
    coWriters: postMortem.coWriters.map(({ name }) => name),
    phases: postMortem.times,
    incidents: postMortem.incidents.map(({ reference, title }) => ({ reference, title })),
  };
  const title = escapeHtml(`${postMortem.reference} ${postMortem.title}`);
  // The one sign that could end the element is written as its number; JSON reads it back.
  const json = JSON.stringify(seed).replaceAll('<', '\\u003c');
  // Functions, so that a $ in what people wrote is no pattern.
  return page
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>${links}`)
    .replace(
      '<div id="app"></div>',
      () => `<div id="app">${readingPage(doc)}</div><script type="application/json" id="seed">${json}</script>`,
    )
    .replace(/<noscript>[\s\S]*?<\/noscript>/, '');
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The styles that the document's screen brings with it, and its scripts to be fetched meanwhile. */
async function linksOf(folder: string, parts: string[]): Promise<string> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '{}');
  const manifest = JSON.parse(text) as Manifest;
  const files = new Set<string>();
  const styles = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const part of parts) visit(part);
  return [
    ...[...styles].map((href) => `<link rel="stylesheet" href="/${href}">`),
    ...[...files].map((href) => `<link rel="modulepreload" href="/${href}">`),
  ].join('');
}
