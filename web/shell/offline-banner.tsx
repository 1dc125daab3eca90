import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { check, useReachable } from '../data/connection.ts';
import { TextButton } from '../ui/button.tsx';

/** Stands on top while the server cannot be reached, and tries again by itself. */
export function OfflineBanner() {
  const reachable = useReachable();
  const client = useQueryClient();
  useEffect(() => {
    if (reachable) return;
    const retry = async () => {
      if (await check()) void client.refetchQueries({ type: 'active' });
    };
    const timer = setInterval(retry, 4000);
    return () => clearInterval(timer);
  }, [reachable, client]);
  if (reachable) return null;
  return (
    <div className="offline" role="status">
      <span>
        Debrief cannot be reached. You can read what is already here; what you are writing is kept in this browser.
      </span>
      <TextButton onClick={() => void check()}>Try now</TextButton>
    </div>
  );
}
