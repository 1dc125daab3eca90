import { localTime } from '../drafting/local-time.ts';
import { cleanLine } from '../drafting/safe-text.ts';
import { PHASES } from '../incident-record.ts';
import { capitalise, count } from '../rules/plain-words.ts';
import { byLine } from './by-line.ts';
import type { Citation, PostMortemDocument } from './document.ts';
import { evidenceWords } from './export/evidence-words.ts';
import { splitAtBlock } from './export/split-at-block.ts';
import { factorFigure } from './figures/factor-figure.ts';
import type { Figure } from './figures/figure.ts';
import { escapeHtml } from './html/escape-html.ts';
import { headingIds, type Reading } from './html/reading.ts';
import { HTML_STYLE } from './html-style.ts';
import { momentIn, readingHtml } from './section-html.ts';
import { stripModel, stripSvg } from './strip.ts';
import { tableLook } from './table-look.ts';
import { toneOf } from './tones.ts';

const words = (text: string, most?: number): string => escapeHtml(cleanLine(text, most));

/** The generated tables are dressed by what their heads say; `toneOf` colours what happened. */
const TABLE_CLASSES = { timeline: 'rows', facts: 'facts', plain: 'wide' };
const tableClass = (head: string[]): string => TABLE_CLASSES[tableLook(head)];

const cellClass = (table: string | undefined, column: number, said: string): string | undefined =>
  table === 'rows' && column === 1 ? `tone ${toneOf(said)}`.trim() : undefined;

/** Each mark has an id to come back to, and leads to the list of evidence. */
const markOf =
  (known: ReadonlySet<number>, uses: Map<number, number>) =>
  (number: number): string | undefined => {
    if (!known.has(number)) return undefined;
    const use = (uses.get(number) ?? 0) + 1;
    uses.set(number, use);
    return `<sup><a data-citation="${number}" id="r${number}-${use}" href="#e${number}" aria-label="Evidence ${number}">${number}</a></sup>`;
  };

const evidenceItem = (citation: Citation, doc: PostMortemDocument, uses: number): string => {
  const { number, event } = citation;
  const evidence = evidenceWords(citation, doc.timeZone);
  const when = event.at ? `<time datetime="${escapeHtml(event.at)}">${evidence.when}</time>` : evidence.when;
  const head = [
    when,
    ...[evidence.kind, evidence.from, evidence.basis].flatMap((part) => (part ? [escapeHtml(part)] : [])),
  ];
  const link = evidence.link
    ? ` <a href="${escapeHtml(evidence.link)}" rel="noopener noreferrer nofollow">source</a>`
    : '';
  const back = Array.from(
    { length: Math.min(uses, 4) },
    (_, index) =>
      `<a class="back" href="#r${number}-${index + 1}" aria-label="Back to where evidence ${number} is cited">↩</a>`,
  );
  return `<li id="e${number}" value="${number}">${head.join(' · ')}: <q dir="auto">${escapeHtml(evidence.quote)}</q>${link}${back.join('')}</li>`;
};

const strip = (doc: PostMortemDocument): string => {
  const phases = Object.fromEntries(
    PHASES.flatMap((phase) => (doc.phases[phase] ? [[phase, Date.parse(doc.phases[phase].at)]] : [])),
  );
  if (Object.keys(phases).length < 2) return '';
  const events = doc.keyEvents.flatMap((event) =>
    event.at
      ? [{ id: event.id, at: Date.parse(event.at), tone: toneOf(event.kind), label: cleanLine(event.text, 120) }]
      : [],
  );
  const model = stripModel({ phases, events });
  const draw = (width: number) => stripSvg(model, { width, theme: 'variables', timeZone: doc.timeZone });
  return `<div class="broad">${draw(748)}</div><div class="narrow">${draw(388)}</div>`;
};

/** A section with the graph of the factors before their list. */
const withGraph = (markdown: string, graph: Figure | undefined, read: (text: string) => string): string => {
  if (!graph) return read(markdown);
  const [before, after] = splitAtBlock(markdown, 'contributing-factors');
  return after === '' ? read(before) : `${read(before)}<div class="graph">${graph.svg}</div>${read(after)}`;
};

const head = (doc: PostMortemDocument): string => {
  const references = [doc.reference, ...doc.incidents.map(({ reference }) => reference)].flatMap((reference) =>
    reference ? [words(reference, 60)] : [],
  );
  const by = byLine(doc, (name) => `<b>${words(name, 80)}</b>`);
  const parts = [
    doc.severity ? `<span class="chip severity">${words(doc.severity, 60)}</span>` : '',
    ...doc.services.map((service) => `<span class="chip">${words(service, 60)}</span>`),
    ...references.map((reference) => `<span>${reference}</span>`),
    by ? `<span>${by.label} ${by.names}</span>` : '',
    doc.dueAt ? `<span>Due ${localTime(doc.timeZone, undefined).date(Date.parse(doc.dueAt))}</span>` : '',
    doc.status ? `<span>${words(capitalise(doc.status.replaceAll('-', ' ')), 40)}</span>` : '',
    `<span>Times in ${words(doc.timeZone, 60)}</span>`,
  ];
  return `<div class="meta">${parts.filter(Boolean).join('')}</div>`;
};

/**
 * The document as one self-contained HTML page: styles inside, no script, no outside request, light and dark, ready to
 * print. Everything people or tools wrote is sanitised. Evidence links lead to a list at the end and back.
 */
export const renderHtml = (doc: PostMortemDocument): string => {
  const known = new Set(doc.citations.map(({ number }) => number));
  const uses = new Map<number, number>();
  const graph = factorFigure(doc.factors ?? [], { width: 748, theme: 'variables' });
  const sections = doc.sections.map(({ key, title, markdown }) => {
    const reading: Reading = {
      place: 'file',
      citation: markOf(known, uses),
      moment: momentIn(doc.timeZone),
      headingId: headingIds(key),
      tableClass,
      cellClass,
    };
    const shown = withGraph(markdown, graph, (text) => readingHtml(text, reading));
    const body = shown.trim() || '<p class="nothing">Nothing in the record yet.</p>';
    const note =
      key === 'timeline' && doc.eventCount && doc.keyEvents.length > 0
        ? ` <small>${doc.keyEvents.length.toLocaleString('en')} of ${count(doc.eventCount, 'event')}</small>`
        : '';
    return `<section id="${escapeHtml(key)}"><h2>${words(title, 200)}${note}</h2>${body}</section>`;
  });
  const questions = doc.openQuestions.map(({ text }) => `<li dir="auto">${words(text, 500)}</li>`).join('');
  const evidence = doc.citations
    .filter(({ number }) => uses.has(number))
    .map((citation) => evidenceItem(citation, doc, uses.get(citation.number)!))
    .join('');
  const title = words(doc.title, 300);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<header><h1 dir="auto">${title}</h1>
${head(doc)}
${strip(doc)}</header>
${sections.join('\n')}
${questions ? `<section class="questions" id="open-questions"><h2>Open questions</h2><ul>${questions}</ul></section>` : ''}
${evidence ? `<section id="evidence"><h2>Evidence</h2><ol class="evidence">${evidence}</ol></section>` : ''}
</main>
</body>
</html>
`;
};
