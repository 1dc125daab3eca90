import { localTime, sayDuration } from '../../drafting/local-time.ts';
import { cleanLine } from '../../drafting/safe-text.ts';
import { PHASES } from '../../incident-record.ts';
import { capitalise, count } from '../../rules/plain-words.ts';
import { byLine } from '../by-line.ts';
import type { PostMortemDocument } from '../document.ts';
import { factorFigure } from '../figures/factor-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { momentIn, readShown } from '../section-html.ts';
import { stripFigure, stripModel } from '../strip.ts';
import { toneOf } from '../tones.ts';
import { evidenceWords } from './evidence-words.ts';
import { exportBlocks } from './export-blocks.ts';
import type { Block, ExportDocument, ExportSection } from './export-document.ts';
import type { Spelling } from './export-spans.ts';
import { splitAtBlock } from './split-at-block.ts';

/** Pixels that figures are laid out for: as wide as the text of a page on paper. */
const STRIP_WIDTH = 640;
/** A graph may be drawn somewhat larger, and is scaled down to it. */
const GRAPH_WIDTH = 740;

/** The document as the drawn formats (PDF, DOCX, Confluence) show it; made once, whatever the format. */
export function exportDocumentOf(doc: PostMortemDocument): ExportDocument {
  const known = new Set(doc.citations.map(({ number }) => number));
  const used = new Set<number>();
  const spelling: Spelling = {
    citation: (number) => {
      if (!known.has(number)) return undefined;
      const isFirst = !used.has(number);
      used.add(number);
      return { isFirst };
    },
    moment: momentIn(doc.timeZone),
  };
  const graph = factorFigure(doc.factors ?? [], { width: GRAPH_WIDTH, theme: 'light' });
  const sections = doc.sections.map((section) => sectionOf(section, doc, spelling, graph));
  return {
    title: cleanLine(doc.title, 1000),
    word: capitalise(doc.word),
    reference: doc.reference ?? null,
    facts: factsOf(doc),
    authors: [...(doc.owner ? [doc.owner] : []), ...(doc.coWriters ?? [])].map((name) => cleanLine(name, 200)),
    changedAt: doc.generatedAt ?? null,
    asOf: doc.generatedAt ? localTime(doc.timeZone, undefined).full(Date.parse(doc.generatedAt)) : null,
    strip: stripOf(doc),
    sections,
    openQuestions: doc.openQuestions.map(({ text }) => cleanLine(text, 2000)),
    evidence: doc.citations
      .filter(({ number }) => used.has(number))
      .map((citation) => evidenceWords(citation, doc.timeZone)),
  };
}

function sectionOf(
  { key, title, markdown }: PostMortemDocument['sections'][number],
  doc: PostMortemDocument,
  spelling: Spelling,
  figure: Figure | undefined,
): ExportSection {
  const read = (text: string) => exportBlocks(readShown(text), spelling);
  const [before, after] = splitAtBlock(markdown, 'contributing-factors');
  const graph: Block[] = figure && after !== '' ? [{ kind: 'figure', name: 'What led to what', figure }] : [];
  const isCounted = key === 'timeline' && Boolean(doc.eventCount) && doc.keyEvents.length > 0;
  return {
    key,
    title: cleanLine(title, 300),
    note: isCounted ? `${doc.keyEvents.length.toLocaleString('en')} of ${count(doc.eventCount!, 'event')}` : null,
    blocks: [...read(before), ...graph, ...read(after)],
  };
}

function factsOf(doc: PostMortemDocument): ExportDocument['facts'] {
  const local = localTime(doc.timeZone, undefined);
  const said = (text: string | null | undefined) => (text ? cleanLine(text, 300) : '');
  const by = byLine(doc, said);
  const times = PHASES.flatMap((phase) => doc.phases[phase]?.at ?? []).map((at) => Date.parse(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const facts: [string, string][] = [
    ['Severity', said(doc.severity)],
    ['Services', doc.services.map(said).join(', ')],
    [doc.incidents.length > 1 ? 'Incidents' : 'Incident', doc.incidents.map(incidentWords).filter(Boolean).join('; ')],
    ['Started', times.length > 0 ? local.full(first) : ''],
    ['Lasted', times.length > 1 && last > first ? sayDuration(first, last) : ''],
    ['Status', said(capitalise((doc.status ?? '').replaceAll('-', ' ')))],
    [by?.label ?? 'Owner', by?.names ?? ''],
    ['Due', doc.dueAt ? local.date(Date.parse(doc.dueAt)) : ''],
    ['Times in', said(doc.timeZone)],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function incidentWords({ reference, title }: PostMortemDocument['incidents'][number]): string {
  return [reference, title].flatMap((part) => (part ? [cleanLine(part, 200)] : [])).join(' ');
}

function stripOf(doc: PostMortemDocument): Figure | null {
  const phases = Object.fromEntries(
    PHASES.flatMap((phase) => (doc.phases[phase] ? [[phase, Date.parse(doc.phases[phase].at)]] : [])),
  );
  if (Object.keys(phases).length < 2) return null;
  const events = doc.keyEvents.flatMap((event) =>
    event.at ? [{ id: event.id, at: Date.parse(event.at), tone: toneOf(event.kind) }] : [],
  );
  return stripFigure(stripModel({ phases, events }), { width: STRIP_WIDTH, theme: 'light', timeZone: doc.timeZone });
}
