import { createAside } from '#server/platform/aside.ts';
import { putAwayKey } from '#shared/coach/put-away.ts';
import { type Coached, setupOf } from './load-coached.ts';
import { type PlacedFinding, type ReadText, readSections, type StoredText } from './read-sections.ts';

/** Below this a document is read faster than it is handed to a thread. */
const SMALL = 64 * 1024;

const readAside = createAside<StoredText, ReadText>('read-sections-thread', import.meta.url, {
  timeoutMs: 20_000,
  tooLong: 'It takes too long to read this document: it is far longer than a post-mortem.',
});

/**
 * What the coach finds in the stored text of a post-mortem and nobody has put away. With a section only what stands there,
 * though the rest is read as its context.
 */
export async function findOpen(coached: Coached, only?: string): Promise<ReadText> {
  const sections = coached.sections.map(({ key, markdown }) => ({ key, markdown }));
  const text = { sections, setup: setupOf(coached) };
  const length = sections.reduce((sum, { markdown }) => sum + markdown.length, 0);
  const { passages, findings } = length <= SMALL ? readSections(text) : await readAside(text);
  const putAway = new Set(coached.dismissed.map(putAwayKey));
  const isAsked = ({ section }: { section: string }) => only === undefined || section === only;
  return {
    passages: passages.filter(isAsked),
    findings: findings.filter((one) => isAsked(one) && !putAway.has(keyOf(one))),
  };
}

const keyOf = ({ rule, section, quote, sentenceText }: PlacedFinding) =>
  putAwayKey({ rule, section, quote, sentence: sentenceText });
