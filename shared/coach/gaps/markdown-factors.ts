import type { DocumentLine } from '../../intake/markdown-lines.ts';
import { cleanHeading, isAbout, plainWords } from '../../intake/markdown-sections.ts';
import type { FactorRole } from '../../rules/factor-words.ts';
import type { CoachFactor } from './coach-document.ts';
import type { GapLanguage } from './gap-language.ts';

const NOTHING = /^(?:n\/?a|none|tbd|unknown|nothing)\.?$/i;
const RULE = /^:?-*:?$/;
/** Fewer letters name no factor: a label, a left-over mark. */
const SHORTEST = 8;

/** What the heading over a line, or the label over a list, says of it. */
function roleUnder({ under }: DocumentLine, { titles }: GapLanguage): FactorRole | null | undefined {
  for (let at = under.length - 1; at >= 0; at--) {
    const title = cleanHeading(under[at]!);
    if (title === '' || title.length > 90) continue;
    if (titles.wentWell.test(title)) return 'limited-the-damage';
    if (isAbout('followUps', title) || isAbout('timeline', title)) return undefined;
    if (titles.factors.test(title)) return null;
  }
  return undefined;
}

/** The indent of the outermost items in a row of them: deeper ones belong to the item above. */
const isOutermost = (line: DocumentLine, indent: number): boolean => line.kind !== 'item' || line.indent <= indent;

/**
 * Items, paragraphs or table rows under headings that announce causes, or what went well. Null where no heading does and
 * the running text gives causes: such a document has them, but not one by one.
 */
export function readFactors(lines: readonly DocumentLine[], spoken: GapLanguage): CoachFactor[] | null {
  const factors: CoachFactor[] = [];
  let isAnnounced = false;
  let place = '';
  let indent = 0;
  let open: string[] = [];
  let head: { id: string; role: FactorRole | null } | undefined;
  const close = () => {
    const title = plainWords(open.join(' ')).replace(/\s+/g, ' ');
    if (head && title.length >= SHORTEST && !NOTHING.test(title) && !spoken.placeholder.test(title))
      factors.push({ ...head, title, kind: null, effect: null, leadsTo: [], state: 'confirmed' });
    open = [];
    head = undefined;
  };
  for (const line of lines) {
    const role = line.kind === 'code' ? undefined : roleUnder(line, spoken);
    if (line.kind === 'heading' || line.kind === 'blank' || role === undefined) {
      if (line.kind !== 'code') close();
      continue;
    }
    if (role === null) isAnnounced = true;
    if (line.kind === 'row' && line.cells!.every((cell) => RULE.test(cell))) {
      open = [];
      head = undefined;
      continue;
    }
    const here = line.under.filter((label) => label !== '').join('\n');
    const startsList = line.kind === 'item' && (place !== here || open.length === 0 || line.indent < indent);
    if (startsList && (place !== here || line.indent < indent)) indent = line.indent;
    place = here;
    const begins = line.kind === 'row' || (line.kind === 'item' && isOutermost(line, indent)) || head === undefined;
    if (begins) {
      close();
      head = { id: String(line.number), role };
    }
    open.push(line.cells ? line.cells.join(' — ') : line.text);
  }
  close();
  return isAnnounced || !spoken.givesReason.test(lines.map(({ text }) => text).join('\n')) ? factors : null;
}
