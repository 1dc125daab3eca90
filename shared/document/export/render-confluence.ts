import { escapeXml } from '../escape-xml.ts';
import { type Attachments, confluenceBlocks, confluenceFigure } from './confluence-blocks.ts';
import { macro, statusLozenge } from './confluence-macros.ts';
import { evidenceHead } from './evidence-words.ts';
import type { Evidence, ExportDocument, ExportSection } from './export-document.ts';

const STATUS_COLOURS: Record<string, string> = { Draft: 'Grey', 'In review': 'Yellow', Published: 'Green' };

/**
 * The document in Confluence's storage format: the body of a page, as its REST API takes it and its source editor shows it. The
 * title is the page's own. Pictures and drawings are attachments of a page: where there is none yet, their words stand instead.
 */
export function renderConfluence(doc: ExportDocument, attachments: Attachments = new Map()): string {
  const parts = [
    factsTable(doc),
    doc.strip ? confluenceFigure('The timeline in words', doc.strip.words, attachments.get('timeline')) : '',
    macro('toc', { maxLevel: '2' }),
    ...doc.sections.map((one) => section(one, attachments)),
    openQuestions(doc.openQuestions),
    evidenceList(doc.evidence),
    doc.asOf ? `<p><em>${escapeXml(`As of ${doc.asOf}. ${doc.reference ?? ''}`.trim())}</em></p>` : '',
  ];
  return `${parts.filter(Boolean).join('\n')}\n`;
}

function factsTable({ facts, reference, word }: ExportDocument): string {
  const all = [...(reference ? [{ label: word, value: reference }] : []), ...facts];
  const rows = all.map(
    ({ label, value }) => `<tr><th>${escapeXml(label)}</th><td>${factValue(label, value)}</td></tr>`,
  );
  return rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : '';
}

function factValue(label: string, value: string): string {
  if (label === 'Severity') return statusLozenge(value, 'Red');
  if (label === 'Status') return statusLozenge(value, STATUS_COLOURS[value] ?? 'Grey');
  return escapeXml(value);
}

function section({ title, note, blocks }: ExportSection, attachments: Attachments): string {
  const body = confluenceBlocks(blocks, attachments) || '<p><em>Nothing in the record yet.</em></p>';
  const said = note ? `<p><em>${escapeXml(note)}</em></p>\n` : '';
  return `<h1>${escapeXml(title)}</h1>\n${said}${body}`;
}

function openQuestions(questions: readonly string[]): string {
  if (questions.length === 0) return '';
  const items = questions.map((text) => `<li>${escapeXml(text)}</li>`).join('');
  return `<h1>Open questions</h1>\n${macro('info', {}, `<ul>${items}</ul>`)}`;
}

function evidenceList(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return '';
  const items = evidence.map((one) => {
    const anchor = macro('anchor', { '': `evidence-${one.number}` });
    const link = one.link ? ` <a href="${escapeXml(one.link)}">source</a>` : '';
    return `<p>${anchor}<strong>${one.number}</strong> ${escapeXml(evidenceHead(one))}: “${escapeXml(one.quote)}”${link}</p>`;
  });
  return `<h1>Evidence</h1>\n${items.join('\n')}`;
}
