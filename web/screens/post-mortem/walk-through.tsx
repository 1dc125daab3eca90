import { lazy, Suspense } from 'react';
import { useCoach } from '../../editor/coach/coach-store.ts';

const Interview = lazy(() => import('./interview.tsx'));

/** The interview while somebody walks through what is open. Apart from the page, which need not follow what the coach finds. */
export function WalkThrough() {
  const { isWalking } = useCoach();
  if (!isWalking) return null;
  return (
    <Suspense fallback={null}>
      <Interview />
    </Suspense>
  );
}
