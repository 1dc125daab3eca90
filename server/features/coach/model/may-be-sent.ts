import type { Model } from '../settings-store.ts';

/** Text of a private incident leaves the house only where an admin has said that it may. */
export function mayBeSent(model: Model | null, document: { private: boolean }): model is Model {
  return model !== null && (!document.private || model.allowPrivate);
}
