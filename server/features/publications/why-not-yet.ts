import type { PostMortemHead } from '#server/features/post-mortems/index.ts';

/**
 * Null where an audience may be served. A draft is nobody's word yet. In review it may: customers are owed their version in days,
 * often before the last reviewer has read the document, and whoever publishes it sees which text it is.
 */
export function whyNotYet(status: PostMortemHead['status']): string | null {
  return status === 'draft'
    ? 'It is still a draft. Submit it for review first: from then on versions can be published.'
    : null;
}
