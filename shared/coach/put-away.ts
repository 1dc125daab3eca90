import type { Gap, GapRule, Rule } from './finding.ts';

/** What is put away: one finding in one sentence of a section, or one gap (section null, no sentence). */
export type PutAway = { rule: Rule | GapRule; section: string | null; quote: string; sentence: string };

/**
 * The same for the same finding wherever it is read: in the editor from the document, on the server from the stored text.
 * Spaces, and forms of one letter, make no difference; other words in the sentence do, since then it may say something else.
 */
export function putAwayKey({ rule, section, quote, sentence }: PutAway): string {
  return JSON.stringify([rule, section, plain(quote), plain(sentence)]);
}

/** How a gap is named when it is put away: by the row or the section it is about. */
export function putAwayOfGap({ rule, about }: Gap): PutAway {
  const quote = about.kind === 'document' ? '' : about.kind === 'section' ? about.key : about.id;
  return { rule, section: null, quote, sentence: '' };
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
