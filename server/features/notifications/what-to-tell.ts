import { getInstallation } from '#server/features/installation/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Actor, type Guarded, maySee } from '#shared/rules/access.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import { loadDigest } from './digests/load-digest.ts';
import { digestSections } from './digests/write-digest.ts';
import type { Addressee } from './mail-store.ts';
import { type Said, saidOf, subjectOf } from './say-notification.ts';
import type { ToldRow } from './told-store.ts';

/** A follow-up that stands alone hides nothing. */
const OPEN: Guarded = { private: false, participantIds: [] };

export type Outgoing = Said & {
  id: string;
  excerpt: string;
  followUpId: string | null;
  /** Whole address of the place. */
  url: string;
  /** Of a digest: what stands below it. Without an address, a line heads those after it. */
  lines: { text: string; url: string | null }[];
};

/** Of what was claimed: what they have not read here meanwhile and still holds, of documents they may still see. */
export async function whatToTell(
  ctx: Context,
  personId: string,
  { name, role, timeZone }: Addressee,
  claimed: readonly ToldRow[],
): Promise<Outgoing[]> {
  const actor: Actor = { kind: 'member', personId, role, name };
  const clock = { now: ctx.now(), timeZone: timeZone ?? (await getInstallation(ctx.db)).timeZone };
  const told: Outgoing[] = [];
  for (const one of claimed) {
    if (one.readAt !== null || !one.holds) continue;
    const guard = one.postMortemId === null ? OPEN : await guardOf(ctx.db, one.postMortemId);
    if (!maySee(actor, guard)) continue;
    const lines = one.kind === 'digest' ? await digestLines(ctx, actor, one.teamId, clock) : [];
    if (lines === null) continue;
    const { id, excerpt, followUpId } = one;
    const said = saidOf(one, clock, guard.private);
    told.push({ ...said, id, excerpt, followUpId, lines, url: ctx.publicUrl + subjectOf(one).path });
  }
  return told;
}

/** As it stands when it is sent; null where nothing is left to say. */
async function digestLines(ctx: Context, actor: Actor, teamId: string | null, clock: { now: Date; timeZone: string }) {
  const digest = teamId === null ? null : await loadDigest(ctx.db, actor, teamId, clock.now);
  if (!digest) return null;
  const today = dayIn(clock.now.getTime(), clock.timeZone);
  return digestSections(digest, ctx.publicUrl, today).flatMap(({ heading, items }) => [
    { text: heading, url: null },
    ...items,
  ]);
}
