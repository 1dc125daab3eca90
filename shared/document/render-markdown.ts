import { localTime } from '../drafting/local-time.ts';
import { cleanLine } from '../drafting/safe-text.ts';
import { count } from '../rules/plain-words.ts';
import { byLine } from './by-line.ts';
import { citationNumbers } from './citations.ts';
import type { Citation, PostMortemDocument } from './document.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { flattenLinks } from './markdown/flatten-links.ts';
import { safeUrl } from './safe-url.ts';

const line = (text: string, most?: number): string => escapeMarkdown(cleanLine(text, most));

const inline = (text: string, most?: number): string => escapeInline(cleanLine(text, most));

const KIND_WORDS = { 'status-change': 'status change' } as Partial<Record<string, string>>;

const definition = (citation: Citation, doc: PostMortemDocument): string => {
  const { event, number } = citation;
  const local = localTime(doc.timeZone, undefined);
  const url = safeUrl(event.url);
  if (event.id.startsWith('#/'))
    return `[^${number}]: ${inline(event.source ?? '', 200)} · “${inline(event.text, 300)}”`;
  const parts = [
    event.at ? local.full(Date.parse(event.at)) : 'no time',
    KIND_WORDS[event.kind] ?? event.kind,
    [event.actor, event.source]
      .filter((name) => name !== null && name !== '')
      .map((name) => inline(name!, 80))
      .join(', '),
    `“${inline(event.text, 300)}”`,
    event.basis === 'recorded' ? '' : event.basis,
    url ? `<${url}>` : '',
  ];
  return `[^${number}]: ${parts.filter(Boolean).join(' · ')}`;
};

const head = (doc: PostMortemDocument): string => {
  const incidents = doc.incidents.flatMap(({ reference }) => (reference ? [reference] : []));
  const by = byLine(doc, (name) => name);
  const parts = [
    doc.reference,
    doc.severity,
    doc.services.join(', '),
    incidents.join(', '),
    by ? `${by.label.toLowerCase()} ${by.names}` : '',
    doc.status,
    `times in ${doc.timeZone}`,
    doc.openQuestions.length > 0 ? count(doc.openQuestions.length, 'open question') : '',
  ];
  return parts.flatMap((part) => (part ? [inline(part, 200)] : [])).join(' · ');
};

const timelineNote = (doc: PostMortemDocument): string =>
  doc.eventCount && doc.keyEvents.length > 0
    ? `_${doc.keyEvents.length.toLocaleString('en')} of ${count(doc.eventCount, 'event')}._\n\n`
    : '';

/** The document as GitHub-flavoured Markdown: sections, open questions, and a footnote for each cited event. */
export const renderMarkdown = (doc: PostMortemDocument): string => {
  const sections = doc.sections.map(({ key, title, markdown }) => {
    const isEmpty = markdown.replace(/<!--[\s\S]*?-->/g, '').trim() === '';
    const body = isEmpty ? `${markdown.trim()}\n\n_Nothing in the record yet._`.trim() : flattenLinks(markdown).trim();
    return `## ${line(title)}\n\n${key === 'timeline' ? timelineNote(doc) : ''}${body}`;
  });
  const questions = doc.openQuestions.map(({ text }) => `- ${line(text, 500)}`);
  const cited = new Set(doc.sections.flatMap(({ markdown }) => citationNumbers(markdown)));
  const notes = doc.citations.filter(({ number }) => cited.has(number)).map((citation) => definition(citation, doc));
  const parts = [
    `# ${line(doc.title, 300)}`,
    head(doc),
    ...sections,
    ...(questions.length > 0 ? [`## Open questions\n\n${questions.join('\n')}`] : []),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
};
