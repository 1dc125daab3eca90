import { alertSign } from './alert-sign.ts';
import { readCauses, type Sign } from './causes.ts';
import { titleTokens } from './title-tokens.ts';

/** Raised when the same words are read in another way: what is kept is then read anew. */
export const READING = 2;

export type Likeness = {
  titleWords: string[];
  /** Stems of what was written about it beside its title. */
  words: string[];
  alerts: Sign[];
  causes: Sign[];
};
type Readable = {
  title: string;
  summary: string;
  impact: string;
  /** Texts of its alerts, and what people marked as telling of it. */
  alerts: readonly string[];
  told: readonly string[];
};

const WORDS_KEPT = 140;
const ALERTS_KEPT = 20;

const distinct = (signs: readonly Sign[]): Sign[] => [...new Map(signs.map((one) => [one.sign, one])).values()];

/** Everything that an incident may be known again by, read from its words once. */
export function readLikeness({ title, summary, impact, alerts, told }: Readable): Likeness {
  const titleWords = titleTokens(title);
  const written = [summary, impact, ...told].join('\n');
  // Titles are cut at their own length; what is written is read in pieces of that.
  const words = new Set(written.split(/(?<=[.!?\n])\s/).flatMap((sentence) => titleTokens(sentence)));
  const signs = alerts.flatMap((text) => alertSign(text) ?? []);
  return {
    titleWords,
    words: [...words].slice(0, WORDS_KEPT),
    alerts: distinct(signs).slice(0, ALERTS_KEPT),
    causes: readCauses([title, written].join('\n')),
  };
}
