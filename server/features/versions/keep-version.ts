import { createHash } from 'node:crypto';
import type { Node } from 'prosemirror-model';
import type { Context } from '#server/platform/context.ts';
import { SCHEMA_VERSION } from '#shared/document/schema/schema.ts';
import { findNewestForUpdate, insertVersion, listSectionTitles, renewVersion } from './versions-store.ts';

/** Quiet for longer than this, and what comes next is another burst of work. */
const QUIET_MS = 10 * 60_000;
/** A burst without a pause is cut, so that a long evening leaves more than its end. */
const LONGEST_MS = 60 * 60_000;

export type Keep = {
  postMortemId: string;
  doc: Node;
  /** Names of who wrote since it was kept last. */
  authors: readonly string[];
  kind?: 'automatic' | 'named' | 'restored' | 'template';
  name?: string | null;
  restoredFrom?: number | null;
};

/**
 * Keeps the document as it is now and answers the number of its version. Automatically: nothing when nothing has changed, the
 * newest version renewed while its burst of work goes on, a new one otherwise. By hand: always a version of its own.
 */
export async function keepVersion(ctx: Pick<Context, 'transaction' | 'now'>, keep: Keep): Promise<number> {
  const { postMortemId, kind = 'automatic' } = keep;
  const content = JSON.stringify(keep.doc.toJSON());
  const digest = createHash('sha256').update(content).digest();
  return ctx.transaction(async (tx) => {
    const newest = await findNewestForUpdate(tx, postMortemId);
    const at = ctx.now();
    if (kind === 'automatic' && newest) {
      if (newest.digest.equals(digest)) return newest.number;
      const goesOn =
        newest.kind === 'automatic' &&
        // What the draft said is never renewed by what people make of it.
        (newest.authors.length > 0 || keep.authors.length === 0) &&
        at.getTime() - newest.madeAt.getTime() < QUIET_MS &&
        at.getTime() - newest.beganAt.getTime() < LONGEST_MS;
      if (goesOn) {
        const authors = [...new Set([...newest.authors, ...keep.authors])];
        await renewVersion(tx, postMortemId, newest.number, { content, digest, authors, at });
        return newest.number;
      }
    }
    const number = (newest?.number ?? 0) + 1;
    await insertVersion(tx, {
      postMortemId,
      number,
      kind,
      name: keep.name ?? null,
      content,
      digest,
      schemaVersion: SCHEMA_VERSION,
      sections: await listSectionTitles(tx, postMortemId),
      authors: [...new Set(keep.authors)],
      restoredFrom: keep.restoredFrom ?? null,
      at,
    });
    return number;
  });
}
