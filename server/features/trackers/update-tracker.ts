import type { z } from 'zod';
import { findPeople } from '#server/features/people/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateTracker as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { presentOneTracker } from './present-tracker.ts';
import { refuseAccount, refuseTemplates } from './refuse-tracker.ts';
import {
  forgetPeople,
  getTrackerRow,
  mapPeople,
  saveTracker,
  type TrackerFields,
  type TrackerRow,
} from './trackers-store.ts';

type Input = z.output<typeof contract.input>;

export const updateTracker = operation(contract, async (ctx, actor, input) => {
  const row = await getTrackerRow(ctx.db, input.id);
  refuseTemplates(input);
  if (input.account !== undefined) refuseAccount(row.kind, input.account);
  const { people } = input;
  if (people) await refuseStrangers(ctx, people);
  const isWoken = input.token !== undefined || input.account !== undefined || input.disabled === false;
  const fields = { ...fieldsOf(ctx, input), ...(isWoken ? { next_try_at: null, attempts: 0 } : {}) };
  await ctx.transaction(async (tx) => {
    await saveTracker(tx, row.id, fields);
    if (people) {
      await forgetPeople(tx, row.id);
      await mapPeople(tx, row.id, people);
    }
    if (isWoken) await ctx.emit(tx, { type: 'tracker-asked', trackerId: row.id });
    await ctx.record(tx, actor, {
      action: input.token === undefined ? 'tracker.changed' : 'tracker.token-changed',
      subject: { kind: 'tracker', id: row.id, name: row.name },
      ...whatChanged(told(row), told({ ...row, ...fields })),
      ...(input.token === undefined ? {} : { note: 'A new token' }),
    });
  });
  return presentOneTracker(ctx.db, row.id);
});

/** What the record keeps: never a secret. */
const told = (row: TrackerRow) => ({
  name: row.name,
  account: row.account,
  tokenHint: row.token_hint,
  labels: row.labels,
  statuses: row.statuses,
  disabled: row.disabled,
  titleTemplate: row.title_template,
  bodyTemplate: row.body_template,
});

function fieldsOf(ctx: Context, input: Input): TrackerFields {
  const { name, account, token, titleTemplate, bodyTemplate, labels, issueType, statuses, webhookSecret, disabled } =
    input;
  const fields = {
    name,
    account,
    labels,
    statuses,
    disabled,
    title_template: titleTemplate,
    body_template: bodyTemplate,
    issue_type: issueType,
    token: token === undefined ? undefined : ctx.vault.seal(token),
    token_hint: token?.slice(-4),
    webhook_secret: webhookSecret === undefined ? undefined : ctx.vault.seal(webhookSecret),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

async function refuseStrangers(ctx: Context, people: NonNullable<Input['people']>): Promise<void> {
  const known = await findPeople(
    ctx.db,
    people.map(({ personId }) => personId),
  );
  if (people.some(({ personId }) => !known.has(personId)))
    throw new AppError('not-found', 'One of these people is not known here.');
  if (new Set(people.map(({ account }) => account)).size < people.length)
    throw new AppError('bad-input', 'Each account belongs to one person.', [
      { path: 'people', why: 'names an account twice' },
    ]);
}
