import { operation } from '#server/platform/operation.ts';
import { suggestNotes as contract } from '#shared/contracts/coach.ts';
import { AppError } from '#shared/errors.ts';
import { type Coached, loadCoached } from './load-coached.ts';
import { askModel, failed } from './model/ask-model.ts';
import { mayBeSent } from './model/may-be-sent.ts';
import { readAnswer } from './model/read-answer.ts';
import { writeRequest } from './model/write-request.ts';
import { findOpen } from './open-findings.ts';
import type { Model } from './settings-store.ts';

/** What a model reads with care in the time there is. */
const MOST_CHARACTERS = 60_000;

export const suggestNotes = operation(contract, async (ctx, actor, input) => {
  const coached = await loadCoached(ctx, actor, input.id, 'coach.answer');
  const model = requireModel(coached);
  if (input.section !== undefined && !coached.sections.some(({ key }) => key === input.section))
    throw new AppError('not-found', `This post-mortem has no section "${input.section}".`);
  const read = await findOpen(coached, input.section);
  const length = read.passages.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return { model: model.name, notes: [], wordings: [], leftOut: 0 };
  if (length > MOST_CHARACTERS)
    throw new AppError('too-large', 'This is more text than a model reads at once. Ask about one section at a time.');
  await ctx.transaction((tx) =>
    ctx.record(tx, actor, {
      action: 'post-mortem.sent-to-model',
      subject: { kind: 'post-mortem', id: coached.head.id, name: coached.head.title },
      postMortemId: coached.head.id,
      after: { model: model.name, section: input.section ?? null },
    }),
  );
  const content = await askModel(model, writeRequest(read, coached.settings.language));
  const suggested = readAnswer(content, read);
  if (!suggested) throw failed(model, 'answered something other than it was asked for');
  return { model: model.name, ...suggested };
});

function requireModel({ settings: { model }, head }: Coached): Model {
  if (model === null)
    throw new AppError('conflict', 'No model is set up. An admin can do so in the settings of the coach.');
  if (!mayBeSent(model, head))
    throw new AppError(
      'conflict',
      'This post-mortem is private, and the settings of the coach do not allow private text to be sent to a model.',
    );
  return model;
}
