import type { InputOf } from '#shared/contracts/contract.ts';
import type { updateRisk } from '#shared/contracts/risks.ts';
import { RISK_STATE_LABELS, type RiskState } from '#shared/rules/factor-words.ts';
import { type Risk, useRemoveRisk, useRestoreRisk, useUpdateRisk } from '../../data/risks.ts';
import { say } from '../../ui/toast-store.ts';
import { useRowChange } from '../row-change.ts';
import { useNumberEvent } from '../use-number-event.ts';

type Fields = Omit<InputOf<typeof updateRisk>, 'id' | 'version'>;

/** What can be done to the risks of the open document, each with a way back. */
export function useRiskActions() {
  const update = useUpdateRisk();
  const number = useNumberEvent();
  const { mutate: remove } = useRemoveRisk();
  const { mutate: restore } = useRestoreRisk();
  const { save, set } = useRowChange<Risk, Fields>('risks', (input) => update.mutateAsync(input));
  return {
    save,
    set,
    state: (risk: Risk, state: RiskState) =>
      set(
        risk,
        { state },
        { what: 'state', done: `Risk: ${RISK_STATE_LABELS[state].toLowerCase()}.`, before: { state: risk.state } },
      ),
    addEvidence: async (risk: Risk, eventId: string) => {
      if (risk.evidence.includes(eventId)) return;
      await number(eventId);
      const before = { removeEvidence: [eventId] };
      await set(risk, { addEvidence: [eventId] }, { what: 'evidence', done: 'Evidence added.', before });
    },
    removeEvidence: (risk: Risk, eventId: string) => {
      const before = { addEvidence: [eventId] };
      return set(risk, { removeEvidence: [eventId] }, { what: 'evidence', done: 'Evidence taken away.', before });
    },
    remove: ({ id }: Risk) =>
      remove(
        { id },
        { onSuccess: () => say('Risk taken away.', { action: { label: 'Undo', run: () => restore({ id }) } }) },
      ),
  };
}
export type RiskActions = ReturnType<typeof useRiskActions>;
