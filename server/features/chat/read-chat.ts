import { createAside } from '#server/platform/aside.ts';
import { operation } from '#server/platform/operation.ts';
import { readChat as contract } from '#shared/contracts/chat.ts';
import { readTranscript, type TranscriptInput } from './read-transcript.ts';
import { refuseUnusable } from './refuse-unusable.ts';

/** A few screens of conversation are read faster than they are handed to a thread. */
const SMALL_BYTES = 32 * 1024;

const readAside = createAside<TranscriptInput, ReturnType<typeof readTranscript>>(
  'read-transcript-thread',
  import.meta.url,
  { timeoutMs: 60_000, tooLong: 'It takes too long to read this conversation. Choose a part of it.' },
);

/** Shows what would be added; nothing is stored, so it may be tried as often as it takes. */
export const readChat = operation(contract, async (_ctx, _actor, { name, timeZone, date, channel, file }) => {
  refuseUnusable(file);
  const input = { name, timeZone, date, channel, file };
  return file.length <= SMALL_BYTES ? readTranscript(input) : readAside(input);
});
