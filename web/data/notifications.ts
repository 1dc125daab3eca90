import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readNotifications } from '#shared/contracts/notifications.ts';
import { call } from './api.ts';

/** Whoever opens a post-mortem has read what they were told about it. A failure only leaves it waiting on the home screen. */
export function useReadNotifications(postMortemId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!postMortemId) return;
    call(readNotifications, { postMortemId }).then(
      ({ read }) => {
        if (read > 0) void client.invalidateQueries({ queryKey: ['home'] });
      },
      () => {},
    );
  }, [postMortemId, client]);
}
