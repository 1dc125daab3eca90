import type { Coach, Finding, Gap, Span, Tier } from '#shared/coach/finding.ts';
import { documentOfMarkdown } from '#shared/coach/gaps/document-of-markdown.ts';
import { findGaps } from '#shared/coach/gaps/find-gaps.ts';
import { coachMarkdown, readPassages } from '#shared/coach/read-markdown.ts';
import { type Ignore, ignoreOf, ignoreOfGap, mayBeAboutGaps, readIgnores } from './ignores.ts';
import { makePositions } from './positions.ts';
import type { Excerpt, PlacedNote, Silenced, TextReport } from './report.ts';
import type { RuleChoices } from './rule-choices.ts';

/** What is shown of a sentence on either side of a quotation, in UTF-16 code units. */
const MOST_AROUND = 240;

/** How the texts of one setup are read. Looking for gaps takes as long as all the rest, and is left out where nobody is shown them. */
export type Reader = { coach: Coach; language: string | undefined; rules: RuleChoices; readsGaps: boolean };

/** Reads one Markdown text as it stands in its file. */
export function lintText(source: string, { coach, language, rules, readsGaps }: Reader): TextReport {
  const shift = source.startsWith('\uFEFF') ? 1 : 0;
  const text = source.slice(shift);
  const positionOf = makePositions(text);
  const { ignores, notes } = readIgnores(text, text.includes('debrief-ignore') ? readPassages(text, language) : []);
  const used = new Set<Ignore>();
  const silence = (ignore: Ignore | undefined): Silenced | null => {
    if (!ignore) return null;
    used.add(ignore);
    return { reason: ignore.reason };
  };

  const findings = coachMarkdown(coach, text, language).map((finding) => ({
    ...moved(finding, shift),
    tier: (rules.get(finding.rule) ?? finding.tier) as Tier,
    at: positionOf(finding),
    excerpt: excerptOf(text, finding),
    silenced: silence(ignoreOf(ignores, finding)),
  }));
  const gaps = (readsGaps ? findGaps(documentOfMarkdown(text, { language }), { language }) : [])
    .filter(({ rule }) => rules.get(rule) !== 'off')
    .map((gap) => ({ ...gap, line: lineOf(gap), silenced: silence(ignoreOfGap(ignores, gap.rule)) }));

  const unused = ignores
    .filter((ignore) => !used.has(ignore) && (readsGaps || !mayBeAboutGaps(ignore)))
    .map(({ comment }) => ({ at: comment, message: 'there is nothing here that it would silence' }));
  return { findings, gaps, notes: placed([...notes, ...unused], positionOf) };
}

/** Documents read from Markdown call rows and sections by the number of their line; 0 is before the first heading. */
function lineOf({ about }: Gap): number | null {
  if (about.kind === 'document') return null;
  return Number(about.kind === 'section' ? about.key : about.id) || null;
}

const moved = (finding: Finding, by: number): Finding => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
  sentence: { start: finding.sentence.start + by, end: finding.sentence.end + by },
});

const placed = (notes: { at: Span; message: string }[], positionOf: ReturnType<typeof makePositions>): PlacedNote[] =>
  notes.sort((a, b) => a.at.start - b.at.start).map(({ at, message }) => ({ at: positionOf(at), message }));

function excerptOf(text: string, { start, end, sentence }: Finding): Excerpt {
  const from = Math.max(sentence.start, start - MOST_AROUND);
  const to = Math.min(sentence.end, end + MOST_AROUND);
  return {
    before: `${from > sentence.start ? '…' : ''}${whole(text.slice(from, start))}`,
    quote: whole(text.slice(start, end)),
    after: `${whole(text.slice(end, to))}${to < sentence.end ? '…' : ''}`,
  };
}

/** Without the halves of characters that cutting may leave at the ends. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
