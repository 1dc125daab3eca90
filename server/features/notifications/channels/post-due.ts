import { getInstallation } from '#server/features/installation/index.ts';
import { guardOf, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { VaultFault } from '#server/platform/vault.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import { nextTry } from '../back-off.ts';
import { findPublication } from '../concerned-store.ts';
import { ANYBODY, loadDigest } from '../digests/load-digest.ts';
import { digestMessage } from '../digests/write-digest.ts';
import type { ChannelMessage } from './channel-message.ts';
import { noteTry } from './channels-store.ts';
import { PostFault, postMessage } from './post-message.ts';
import { claimPosts, type PostRow, settlePost } from './posts-store.ts';

const AT_ONCE = 20;

/**
 * Posts what is due. Any number of senders may run: each claims before it posts. A webhook cannot be asked whether it has
 * a post already, so one that dies between the answer and its own note posts again.
 */
export async function postDue(ctx: Context, signal?: AbortSignal): Promise<number> {
  let posted = 0;
  while (!signal?.aborted) {
    const posts = await ctx.transaction((tx) => claimPosts(tx, ctx.now(), AT_ONCE));
    if (posts.length === 0) break;
    const results = await Promise.all(posts.map((one) => post(ctx, one)));
    posted += results.filter(Boolean).length;
  }
  return posted;
}

async function post(ctx: Context, one: PostRow): Promise<boolean> {
  const message = one.publicationId ? await announcementOf(ctx, one.publicationId) : await digestFor(ctx, one.teamId);
  if (!message) {
    await settlePost(ctx.db, one.id, { post_at: null, fault: null });
    return false;
  }
  try {
    await postMessage(ctx, { kind: one.kind, address: ctx.vault.open(one.address) }, message);
    const now = ctx.now();
    await settlePost(ctx.db, one.id, { posted_at: now, post_at: null, fault: null });
    await noteTry(ctx.db, one.channelId, null, now);
    return true;
  } catch (error) {
    const isVault = error instanceof VaultFault;
    if (!(error instanceof PostFault) && !isVault) throw error;
    await putOff(ctx, one, error.message, isVault ? { isFinal: true } : error.refusal);
    return false;
  }
}

async function putOff(ctx: Context, one: PostRow, fault: string, refusal: PostFault['refusal']): Promise<void> {
  const tries = one.tries + 1;
  const now = ctx.now();
  const again = nextTry(tries, refusal, now);
  ctx.log.warn({ fault, tries, channel: one.name, final: again === null }, 'a channel did not take a post');
  await settlePost(ctx.db, one.id, { post_at: again, tries, fault });
  await noteTry(ctx.db, one.channelId, fault, now);
}

/** Said of what stands now: nothing of what was withdrawn, or made private, since it was published. */
async function announcementOf(ctx: Context, publicationId: string): Promise<ChannelMessage | null> {
  const publication = await findPublication(ctx.db, publicationId);
  if (!publication || publication.withdrawnAt !== null) return null;
  if ((await guardOf(ctx.db, publication.postMortemId)).private) return null;
  const reference = postMortemReference(publication.number);
  const { version, title, note, publishedBy } = publication;
  return {
    title: `${reference} ${title}`,
    text: [
      version === 1 ? `${publishedBy} published it for everybody.` : `${publishedBy} published version ${version}.`,
      ...(note ? [note] : []),
    ].join('\n'),
    sections: [],
    action: {
      label: 'Read it',
      url: `${ctx.publicUrl}/post-mortems/${reference}/publications?for=internal&version=${publicationId}`,
    },
  };
}

async function digestFor(ctx: Context, teamId: string | null): Promise<ChannelMessage | null> {
  const now = ctx.now();
  const digest = teamId === null ? null : await loadDigest(ctx.db, ANYBODY, teamId, now);
  const { timeZone } = await getInstallation(ctx.db);
  return digest && digestMessage(digest, ctx.publicUrl, dayIn(now.getTime(), timeZone));
}
