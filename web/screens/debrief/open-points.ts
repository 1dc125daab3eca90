import { NOTES_SECTION } from '#shared/rules/debrief.ts';
import type { DocumentCoach } from '../../data/coach.ts';

/** One question to ask in the meeting, and the section its answer belongs to. */
export type OpenPoint = { key: string; text: string; section: string; questionId: string | null };

/** What the coach asks of the document, questions of the draft first; an answer without a section of its own is a note. */
export function openPointsOf(coach: DocumentCoach | undefined, sections: readonly { key: string }[]): OpenPoint[] {
  if (!coach) return [];
  const keys = new Set(sections.map((one) => one.key));
  const place = (key: string) =>
    keys.has(key) ? key : keys.has('summary') && /^(?:times|impact|services)/.test(key) ? 'summary' : NOTES_SECTION;
  const questions = coach.questions
    .filter((one) => one.state === 'open')
    .map(({ id, text, about }) => ({ key: `question:${id}`, text, section: place(about), questionId: id }));
  const gaps = coach.gaps.map(({ rule, question, about }) => ({
    key: `gap:${rule}:${about.kind === 'document' ? '' : about.kind === 'section' ? about.key : about.id}`,
    text: question,
    section: place(about.kind === 'section' ? about.key : ''),
    questionId: null,
  }));
  return [...questions, ...gaps];
}
