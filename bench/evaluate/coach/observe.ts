import type { Finding, Passage } from '#shared/coach/finding.ts';
import type { ReadingCoach } from '#shared/coach/make-coach.ts';
import { readPassages } from '#shared/coach/read-markdown.ts';
import type { LabelledSentence } from './labelled.ts';

/** What the coach finds in a labelled sentence; `persons` as they are written there. */
export type Observation = { sentence: LabelledSentence; rewords: Finding[]; asks: Finding[]; persons: string[] };

/** The sentence as a writer would have typed it, with what stands around it, and where it lies in that. */
export function typed(sentence: LabelledSentence): { markdown: string; start: number; end: number } {
  const before = (sentence.context?.before ?? []).map((one) => `${one} `).join('');
  const after = (sentence.context?.after ?? []).map((one) => ` ${one}`).join('');
  const start = before.length;
  return { markdown: `${before}${sentence.text}${after}`, start, end: start + sentence.text.length };
}

/** Its passages, in the place that the label names. */
export function passagesOf(sentence: LabelledSentence): (Passage & { start: number })[] {
  return readPassages(typed(sentence).markdown).map((one) => ({ ...one, place: sentence.place ?? 'prose' }));
}

/** Only findings of the labelled sentence count, not those of its context. */
export function observe(coach: ReadingCoach, sentence: LabelledSentence): Observation {
  const { start, end } = typed(sentence);
  const passages = passagesOf(sentence);
  const isInside = (passage: { start: number }, at: number) => passage.start + at >= start && passage.start + at < end;
  const findings = coach
    .read(passages)
    .flatMap((found, index) => found.filter((one) => isInside(passages[index]!, one.start)));
  const persons = passages.flatMap((passage) =>
    coach
      .findPeople(passage)
      .filter((one) => isInside(passage, one.start))
      .map((one) => passage.text.slice(one.start, one.end)),
  );
  return {
    sentence,
    rewords: findings.filter((one) => one.tier === 'reword'),
    asks: findings.filter((one) => one.tier === 'ask'),
    persons,
  };
}
