import { z } from 'zod';
import type { suggestNotes } from '#shared/contracts/coach.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import type { PlacedFinding, ReadText } from '../read-sections.ts';
import { isOpenQuestion } from './open-question.ts';

type Suggested = Omit<OutputOf<typeof suggestNotes>, 'model'>;

const MOST = 50;
/** One line of words: no addresses, no marks that could become a link, nothing invisible. */
const plainLine = z
  .string()
  .transform((text) => text.replace(/\s+/gu, ' ').trim())
  .refine((text) => text.length > 0 && text.length <= 500 && !/:\/\/|www\.|\]\(|[<>]|\p{Cc}|\p{Cf}/u.test(text));
const note = z.object({
  quote: z.string().min(3).max(2000),
  why: plainLine,
  question: plainLine.refine(isOpenQuestion),
});
const wording = z.object({ finding: z.int().min(1), text: plainLine });
const answer = z.object({
  notes: z.array(z.unknown()).max(MOST).default([]),
  wordings: z.array(z.unknown()).max(MOST).default([]),
});

/**
 * What a model proposes, as far as it can be taken: a note must quote the text, a wording must belong to a finding, a question
 * must be open. Undefined where the answer as a whole is not what was asked for.
 */
export function readAnswer(content: string, { passages, findings }: ReadText): Suggested | undefined {
  const read = answer.safeParse(parse(content));
  if (!read.success) return undefined;
  const notes = read.data.notes.flatMap((one) => {
    const { data } = note.safeParse(one);
    const section = data && passages.find(({ text }) => text.includes(data.quote))?.section;
    return data && section !== undefined ? [{ section, ...data, tier: 'ask' as const }] : [];
  });
  const wordings = read.data.wordings.flatMap((one) => {
    const { data } = wording.safeParse(one);
    const found = data && findings[data.finding - 1];
    return data && found && data.text !== found.sentenceText ? [wordingOf(found, data.text)] : [];
  });
  const proposed = read.data.notes.length + read.data.wordings.length;
  return { notes, wordings, leftOut: proposed - notes.length - wordings.length };
}

function wordingOf({ section, rule, quote, sentenceText }: PlacedFinding, text: string) {
  return { section, rule, quote, sentence: sentenceText, text };
}

/** Models like to fence what they were asked to send bare. */
function parse(content: string): unknown {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*/i, '')
    .replace(/\s*```$/, '');
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}
