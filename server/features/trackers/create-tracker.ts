import { newId } from '#server/platform/ids.ts';
import { operation } from '#server/platform/operation.ts';
import { newToken } from '#server/platform/secrets.ts';
import { createTracker as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { USUAL_BODY, USUAL_TITLE } from '#shared/trackers/describe-issue.ts';
import { apiBase, whyNotProject } from './places.ts';
import { presentOneTracker } from './present-tracker.ts';
import { refuseAccount, refuseTemplates } from './refuse-tracker.ts';
import { insertTracker } from './trackers-store.ts';

/** Kept at once and checked a moment later: what is wrong with it is shown where it stands. */
export const createTracker = operation(contract, async (ctx, actor, input) => {
  const base = apiBase(input.kind, input.baseUrl);
  if (!base) throw new AppError('bad-input', 'Say where it is.', [{ path: 'baseUrl', why: 'is missing' }]);
  const why = whyNotProject(input.kind, input.project);
  if (why) throw new AppError('bad-input', `The project ${why}.`, [{ path: 'project', why }]);
  refuseAccount(input.kind, input.account);
  refuseTemplates(input);
  const id = newId();
  const secret = newToken();
  await ctx.transaction(async (tx) => {
    await insertTracker(tx, {
      id,
      kind: input.kind,
      name: input.name,
      base_url: base,
      project: input.project,
      account: input.account ?? null,
      token: ctx.vault.seal(input.token),
      token_hint: input.token.slice(-4),
      webhook_token: newToken(),
      webhook_secret: ctx.vault.seal(secret),
      title_template: input.titleTemplate ?? USUAL_TITLE,
      body_template: input.bodyTemplate ?? USUAL_BODY,
      labels: input.labels ?? [],
      issue_type: input.issueType ?? null,
      statuses: input.statuses ?? {},
    });
    await ctx.emit(tx, { type: 'tracker-asked', trackerId: id });
    await ctx.record(tx, actor, {
      action: 'tracker.created',
      subject: { kind: 'tracker', id, name: input.name },
      after: { kind: input.kind, project: input.project, address: base },
    });
  });
  return { ...(await presentOneTracker(ctx.db, id)), webhookSecret: secret };
});
