import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { LiveChange } from '#shared/document/live-change.ts';

/** First words of the query keys that show what changed; those of one post-mortem carry its id as the second. */
const SHOWN_BY: Record<LiveChange, { ofDocument?: string[]; anywhere?: string[] }> = {
  'post-mortem': { ofDocument: ['coach'], anywhere: ['post-mortem', 'post-mortems'] },
  timeline: { ofDocument: ['coach'], anywhere: ['post-mortem', 'incident', 'events', 'event-edits'] },
  factors: { ofDocument: ['factors', 'coach'], anywhere: ['follow-ups'] },
  risks: { ofDocument: ['risks'] },
  'follow-ups': { ofDocument: ['coach'], anywhere: ['follow-ups'] },
  comments: { ofDocument: ['comments'] },
  versions: { ofDocument: ['versions'] },
  figures: { ofDocument: ['figures'] },
  coach: { ofDocument: ['coach', 'coach-review'] },
  debrief: { ofDocument: ['debriefs', 'meeting'], anywhere: ['review-boards'] },
};

/** Somebody changed rows beside the text of a post-mortem: what is on screen reads them anew, the rest when it is next shown. */
export function invalidate(client: QueryClient, postMortemId: string, what: LiveChange): void {
  const { ofDocument = [], anywhere = [] } = SHOWN_BY[what] ?? {};
  for (const key of ofDocument) void client.invalidateQueries({ queryKey: [key, postMortemId] });
  for (const key of anywhere) void client.invalidateQueries({ queryKey: [key] });
}

/** The same for a component: what the room calls when it is told that something changed. */
export function useInvalidateOn(postMortemId: string): (what: LiveChange) => void {
  const client = useQueryClient();
  return useCallback((what) => invalidate(client, postMortemId, what), [client, postMortemId]);
}
