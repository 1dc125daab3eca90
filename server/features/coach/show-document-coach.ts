import { operation } from '#server/platform/operation.ts';
import { getDocumentCoach as contract } from '#shared/contracts/coach.ts';
import { allowances } from '#shared/rules/access.ts';
import { loadCoached } from './load-coached.ts';
import { mayBeSent } from './model/may-be-sent.ts';
import { presentDismissal, presentQuestion } from './present-document.ts';

export const showDocumentCoach = operation(contract, async (ctx, actor, input) => {
  const coached = await loadCoached(ctx, actor, input.id, 'post-mortem.read');
  const { head, settings, roster, services, gaps } = coached;
  return {
    postMortemId: head.id,
    names: settings.names,
    language: settings.language,
    offRules: settings.offRules,
    roster,
    services,
    gaps,
    dismissed: coached.dismissed.map(presentDismissal),
    questions: coached.questions.map(presentQuestion),
    model: {
      available: mayBeSent(settings.model, head),
      name: mayBeSent(settings.model, head) ? settings.model.name : null,
    },
    may: allowances(actor, ['coach.answer'], head),
  };
});
