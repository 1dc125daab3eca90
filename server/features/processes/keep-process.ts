import { savePostMortem } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { PlannedStep, StandingStep } from '#shared/rules/process.ts';
import { type LoadedProcess, loadProcess, namedIn } from './load-process.ts';
import { deleteSteps, saveStep } from './steps-store.ts';

/**
 * Brings the steps of a document up to what is the case: begins them, settles and reopens, gives them to whoever sees to them and
 * counts their dates. Any number of times is once. `change` is what somebody does to them first.
 */
export async function keepProcess(
  ctx: Context,
  tx: Tx,
  postMortemId: string,
  change: (loaded: LoadedProcess) => StandingStep[] = ({ steps }) => steps,
): Promise<PlannedStep[]> {
  await tx.selectFrom('post_mortems').select('id').where('id', '=', postMortemId).forUpdate().execute();
  const loaded = await loadProcess(tx, postMortemId, ctx.now());
  if (!loaded) return [];
  const changed = change(loaded);
  const known = new Set(namedIn(loaded.steps));
  const newcomers = namedIn(changed).filter((id) => !known.has(id));
  const { plan } =
    newcomers.length === 0 ? loaded : ((await loadProcess(tx, postMortemId, ctx.now(), newcomers)) ?? loaded);
  const planned = plan(changed);
  await saveChanges(ctx, tx, loaded, planned);
  return planned;
}

/** As a reaction does it: in a transaction of its own, and those who have the page open are told when something changed. */
export async function keepProcessOf(
  ctx: Context,
  postMortemId: string,
  change: (loaded: LoadedProcess) => StandingStep[] = ({ steps }) => steps,
): Promise<void> {
  const before = await loadProcess(ctx.db, postMortemId, ctx.now());
  // Mostly nothing changed: then nobody has to wait for it.
  if (!before || isSame(before.stored, before.plan(change(before)))) return;
  await ctx.transaction((tx) => keepProcess(ctx, tx, postMortemId, change));
  ctx.documents.tell(postMortemId, 'post-mortem');
}

async function saveChanges(ctx: Context, tx: Tx, { document, stored }: LoadedProcess, planned: readonly PlannedStep[]) {
  const old = new Map(stored.map((step, position) => [step.key, { step, position }]));
  for (const [position, step] of planned.entries()) {
    const was = old.get(step.key);
    if (!was || was.position !== position || !isSame([was.step], [step]))
      await saveStep(tx, document.id, step, position);
    if ((was?.step.state ?? 'open') !== step.state)
      await ctx.emit(tx, { type: 'step-changed', postMortemId: document.id, key: step.key, state: step.state });
  }
  const kept = new Set(planned.map(({ key }) => key));
  await deleteSteps(
    tx,
    document.id,
    stored.map(({ key }) => key).filter((key) => !kept.has(key)),
  );
  const published = planned.find(({ key }) => key === 'published');
  if (published) await saveDates(tx, document, published, ctx.now());
}

/** The document is due when it is to be published. */
async function saveDates(
  tx: Tx,
  document: LoadedProcess['document'],
  { dueAt, earliestAt, reasons }: PlannedStep,
  now: Date,
) {
  const isSameAt = (a: Date | null, b: number | null) => (a?.getTime() ?? null) === b;
  const isKept = isSameAt(document.dueAt, dueAt) && isSameAt(document.earliestAt, earliestAt);
  if (isKept && JSON.stringify(document.dueReasons) === JSON.stringify(reasons)) return;
  const date = (at: number | null) => (at === null ? null : new Date(at));
  const dates = { due_at: date(dueAt), earliest_at: date(earliestAt), due_reasons: JSON.stringify(reasons) };
  await savePostMortem(tx, document.id, dates, now);
}

/** Whether the same is kept of both, whatever is only told of one of them. */
function isSame(before: readonly StandingStep[], after: readonly PlannedStep[]): boolean {
  const kept = after.map(({ words: _, insteadOf: __, ...step }) => step);
  return JSON.stringify(before.map(inOrder)) === JSON.stringify(kept.map(inOrder));
}

const inOrder = (step: StandingStep) => Object.entries(step).sort(([a], [b]) => (a < b ? -1 : 1));
