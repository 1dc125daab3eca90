import { lazy, Suspense, useSyncExternalStore } from 'react';
import { selectedWords } from './selected-words.ts';

const Dialog = lazy(() => import('./follow-up-dialog.tsx'));

/** Stands once on the page of a post-mortem, for whoever calls `createFollowUpFromSelection`. */
export function FollowUpFromSelection() {
  const selected = useSyncExternalStore(selectedWords.subscribe, selectedWords.read);
  if (!selected) return null;
  return (
    <Suspense>
      <Dialog selected={selected} onClose={selectedWords.clear} />
    </Suspense>
  );
}
