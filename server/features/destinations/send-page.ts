import { guardOf } from '#server/features/post-mortems/index.ts';
import { findPublication, getPublishedDocument } from '#server/features/publications/index.ts';
import type { Context } from '#server/platform/context.ts';
import { waitAfter } from '#shared/rules/destinations.ts';
import { type DestinationRow, findDestination } from './destinations-store.ts';
import { explainFault } from './explain-fault.ts';
import { DestinationFault, PageConflict } from './fault.ts';
import { kindOf } from './kinds.ts';
import { openLine } from './line.ts';
import { makePage, makeWithdrawnPage } from './make-page.ts';
import type { Known } from './page.ts';
import { claimPage, forgetRemote, keepRemote, type PageRow, type Settled } from './pages-store.ts';
import { settleAndRecord } from './settle-and-record.ts';

const PUSH_MS = 4 * 60_000;
/** Longer than any push: who comes after finds it done, or its sender gone. */
const CLAIM_MS = 6 * 60_000;

/**
 * Does what is to be done with a page, if it is due and nobody else is at it. Whatever happens there is a state of the page that
 * people see. A sender that dies leaves a claim that ends: the page is sent again, and known again as ours.
 */
export async function sendPage(ctx: Context, pageId: string, stop?: AbortSignal): Promise<void> {
  const now = ctx.now();
  const until = new Date(now.getTime() + CLAIM_MS);
  const row = await ctx.transaction((tx) => claimPage(tx, pageId, now, until));
  if (!row) return;
  const destination = (await findDestination(ctx.db, row.destinationId))!;
  const signals = [AbortSignal.timeout(PUSH_MS), ...(stop ? [stop] : [])];
  const line = openLine(ctx.outbound, AbortSignal.any(signals));
  let outcome: Settled;
  try {
    outcome = await carryOut(ctx, row, destination, line);
  } catch (error) {
    outcome = outcomeOf(ctx, row, error, line);
  }
  await settleAndRecord(ctx, row, destination, outcome);
}

async function carryOut(
  ctx: Context,
  row: PageRow,
  destination: DestinationRow,
  line: ReturnType<typeof openLine>,
): Promise<Settled> {
  const known: Known | null =
    row.remoteId === null || row.manner === 'anew'
      ? null
      : {
          remoteId: row.remoteId,
          url: row.url,
          remoteVersion: row.manner === 'overwrite' ? null : row.remoteVersion,
        };
  if (destination.removedAt !== null) throw new DestinationFault('The destination was removed.');
  const publication = (await findPublication(ctx.db, row.publicationId))!;
  const document = await getPublishedDocument(ctx.db, row.publicationId);
  const kind = await kindOf(destination.kind);
  const settings = destination.settings as object;
  const secret = ctx.vault.open(destination.secret);
  const keep = (made: Known) => keepRemote(ctx.db, row.id, made);
  if (row.task === 'push') {
    if (publication.withdrawnAt !== null) throw new DestinationFault('This version was withdrawn meanwhile.');
    if ((await guardOf(ctx.db, row.postMortemId)).private && !row.privateConfirmed)
      throw new DestinationFault(
        'An incident behind it is private by now. Send it by hand, and say yes to that, if it should still go there.',
      );
    const page = await makePage(ctx, row, { document, publishedAt: publication.publishedAt });
    await keep(await kind.push(page, settings, secret, line, known, keep));
    return { state: 'pushed', pushed_id: row.publicationId, pushed_at: ctx.now() };
  }
  if (known) {
    const page = makeWithdrawnPage(row, document, publication.withdrawnAt ?? ctx.now());
    if (destination.onWithdrawal === 'remove') {
      await kind.remove(settings, secret, line, known, page.message);
      await forgetRemote(ctx.db, row.id);
    } else {
      try {
        await keep(await kind.push(page, settings, secret, line, known, keep));
      } catch (error) {
        // Somebody took it away before us: nothing is left to be marked.
        if (!(error instanceof PageConflict && error.kind === 'gone')) throw error;
        await forgetRemote(ctx.db, row.id);
      }
    }
  }
  return { state: 'withdrawn' };
}

function outcomeOf(ctx: Context, row: PageRow, error: unknown, line: ReturnType<typeof openLine>): Settled {
  if (error instanceof PageConflict) return { state: 'conflict', conflict: error.kind };
  const fault = explainFault(error, line);
  if (!fault) ctx.log.error({ err: error, page: row.id }, 'a page could not be sent');
  const tries = row.tries + 1;
  const waitMs = fault?.isFinal ? undefined : waitAfter(tries, fault?.waitMs);
  const words =
    fault?.message ?? 'Debrief met a fault of its own, or an answer it does not understand. The log says more.';
  if (waitMs === undefined) return { state: 'failed', tries, fault: words };
  return { state: 'waiting', tries, fault: words, due_at: new Date(ctx.now().getTime() + waitMs) };
}
