import { makeAnswerLink } from '#server/features/follow-ups/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Outgoing } from './what-to-tell.ts';

const WORDS = 'Done, later, or not yours? Answer without signing in';

/** Below each reminder of a follow-up the link by which its owner answers. Of what is private no mail carries one: its page would tell. */
export async function withAnswerLinks(ctx: Context, personId: string, told: readonly Outgoing[]): Promise<Outgoing[]> {
  const asks = ({ kind, followUpId, private: isPrivate }: Outgoing) =>
    kind === 'due-follow-up' && followUpId !== null && !isPrivate;
  if (!told.some(asks)) return [...told];
  return ctx.transaction(async (tx) => {
    const lines: Outgoing[] = [];
    for (const one of told) {
      const url = asks(one) && one.followUpId ? await makeAnswerLink(tx, ctx, one.followUpId, personId) : null;
      lines.push(url ? { ...one, lines: [...one.lines, { text: WORDS, url }] } : one);
    }
    return lines;
  });
}
