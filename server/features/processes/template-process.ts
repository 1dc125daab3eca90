import type { z } from 'zod';
import { actorName, findPeople } from '#server/features/people/index.ts';
import { getTemplateRow } from '#server/features/templates/index.ts';
import type { Context, Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { getTemplateProcess as getContract, setTemplateProcess as setContract } from '#shared/contracts/processes.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { checkProcess, type ProcessStep, withPublication } from '#shared/rules/process-steps.ts';
import { getProcessRow, listOpenDocuments, lockTemplateRow, saveProcessRow } from './processes-store.ts';

type View = z.input<typeof getContract.output>;

export const getTemplateProcess = operation(getContract, async (ctx, actor, { key }) => {
  await getTemplateRow(ctx.db, key);
  return present(ctx, actor, key);
});

export const setTemplateProcess = operation(setContract, async (ctx, actor, input) => {
  const { key, applyToOpen, baseRevision } = input;
  await ctx.transaction(async (tx) => {
    await lockTemplateRow(tx, key);
    const template = await getTemplateRow(tx, key);
    const steps = await checkSteps(tx, input.steps);
    const before = await getProcessRow(tx, key);
    if (baseRevision !== undefined && baseRevision !== before.revision)
      throw new AppError(
        'stale',
        `${before.changedBy ?? 'Somebody'} changed this process since you opened it. Read it again first.`,
      );
    await saveProcessRow(tx, key, steps, actorName(actor) ?? 'Debrief', ctx.now());
    if (applyToOpen) await ctx.emit(tx, { type: 'process-applied', template: key });
    await ctx.record(tx, actor, {
      action: 'process.changed',
      subject: { kind: 'template', id: null, name: template.content.name },
      ...whatChanged({ steps: before.steps, appliedToOpen: false }, { steps, appliedToOpen: applyToOpen }),
    });
  });
  return present(ctx, actor, key);
});

/** Refuses a process that could not be followed; what is missing at its end, publication, is added. */
export async function checkSteps(db: Db, steps: readonly ProcessStep[]): Promise<ProcessStep[]> {
  const faults = checkProcess(steps).map(({ step, field, why }) => ({ path: `steps.${step}.${field}`, why, step }));
  const named = steps.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const people = await findPeople(db, named);
  for (const [index, { personId }] of steps.entries())
    if (personId !== null && !people.get(personId)?.isMember)
      faults.push({ path: `steps.${index}.personId`, why: 'is nobody who can sign in', step: index });
  const [first] = faults;
  if (first)
    throw new AppError(
      'bad-input',
      `Step ${first.step + 1}${steps[first.step]?.title ? ` ("${steps[first.step]?.title}")` : ''}: ${first.why}.`,
      faults.map(({ path, why }) => ({ path, why })),
    );
  return withPublication(steps.map((one) => (one.owner === 'person' ? one : { ...one, personId: null })));
}

async function present({ db }: Context, actor: Actor, template: string): Promise<View> {
  const [{ steps, revision, changedBy, changedAt }, open] = await Promise.all([
    getProcessRow(db, template),
    listOpenDocuments(db, template),
  ]);
  const people = await findPeople(
    db,
    steps.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  return {
    steps: steps.map((step) => ({
      ...step,
      person: step.personId === null ? null : { id: step.personId, name: people.get(step.personId)?.name ?? '' },
    })),
    shipped: changedAt === null,
    revision,
    changedBy,
    changedAt: changedAt?.toISOString() ?? null,
    open: open.length,
    may: allowances(actor, ['template.manage']),
  };
}
