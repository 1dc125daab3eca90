import { STEP_KEYS } from '#shared/rules/debrief-agenda.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMeetingState } from './meeting-context.ts';

/** Puts the cursor into a field of the side panel, whichever of its parts is open. */
export function writeInto(part: 'note' | 'idea'): void {
  dispatchEvent(new CustomEvent('meeting-write', { detail: part }));
}

export function useMeetingKeys(): void {
  const { postMortem, points, place, go } = useMeetingState();
  const turn = (by: 1 | -1) => {
    if (place.step === 'timeline') {
      const ids = postMortem.keyEvents.map((one) => one.id);
      const eventId = ids[stepIn(ids, place.eventId, by)];
      if (eventId) go({ eventId });
    } else if (place.step === 'questions') {
      const keys = points.map((one) => one.key);
      const question = keys[stepIn(keys, place.question, by)];
      if (question) go({ question });
    }
  };
  const move = (by: 1 | -1) => {
    const step = STEP_KEYS[stepIn(STEP_KEYS, place.step, by)];
    if (step && step !== place.step) go({ step });
  };
  useKeys({
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    'Shift+ArrowRight': () => move(1),
    'Shift+ArrowLeft': () => move(-1),
    w: () => writeInto('note'),
    p: () => writeInto('idea'),
    f: toggleFullScreen,
  });
}

/** Within the ends; what is not there counts as the first. */
export const stepIn = (ids: readonly string[], id: string | null, by: 1 | -1): number =>
  Math.max(0, Math.min(ids.length - 1, Math.max(0, ids.indexOf(id ?? '')) + by));

/** Where a browser has none, the room fills its window already. */
export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.().catch(() => {});
}
