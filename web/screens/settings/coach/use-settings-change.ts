import type { updateCoachSettings } from '#shared/contracts/coach.ts';
import type { InputOf } from '#shared/contracts/contract.ts';
import { explain } from '../../../data/api.ts';
import { useUpdateCoachSettings } from '../../../data/coach.ts';
import { say } from '../../../ui/toast-store.ts';

type Change = InputOf<typeof updateCoachSettings>;

/** Settings that hold as soon as they are chosen, each with a way back. */
export function useSettingsChange() {
  const update = useUpdateCoachSettings();
  return (to: Change, back: Change, done: string) =>
    update.mutate(to, {
      onSuccess: () => say(done, { action: { label: 'Undo', run: () => update.mutate(back) } }),
      onError: (error) => say(explain(error), { tone: 'bad' }),
    });
}
