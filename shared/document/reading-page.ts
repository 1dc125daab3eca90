import { localTime } from '../drafting/local-time.ts';
import { cleanLine } from '../drafting/safe-text.ts';
import { byLine } from './by-line.ts';
import { citationNumbers } from './citations.ts';
import type { PostMortemDocument } from './document.ts';
import { safeUrl } from './safe-url.ts';
import { sectionHtml } from './section-html.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const words = (text: string, most?: number): string => escapeHtml(cleanLine(text, most));

/**
 * What a browser shows of a document before any script has come, or where none may run: the same frame and classes as the
 * screen that takes its place, and the evidence as a list that the numbers in the text lead to. Sanitised; no script, no request
 * outside.
 */
export function readingPage(doc: PostMortemDocument): string {
  return `<div class="shell"><nav class="nav"></nav><div class="shell-page"><div class="page"><header class="page-head"><div class="crumbs">${words(doc.word, 60)} <b>${words(doc.reference ?? '', 60)}</b></div></header>
<div class="page-body"><main class="page-main" id="main"><article class="document"><header><div class="document-title"><h1 class="words" dir="auto">${words(doc.title, 1000)}</h1></div>
<div class="document-meta">${meta(doc)}</div></header>
${doc.sections.map((one) => section(one, doc)).join('\n')}
${evidence(doc)}</article></main></div></div></div></div>`;
}

function meta(doc: PostMortemDocument): string {
  const by = byLine(doc, (name) => `<b>${words(name, 80)}</b>`);
  const parts = [
    doc.severity ? words(doc.severity, 60) : '',
    ...doc.services.map((service) => words(service, 60)),
    ...doc.incidents.map(({ reference, title }) => (reference ? `${words(reference, 60)} ${words(title, 120)}` : '')),
    by ? `${by.label} ${by.names}` : '',
    doc.status ? words(doc.status.replace('-', ' '), 20) : '',
    `Times in ${words(doc.timeZone, 60)}`,
  ];
  return parts.flatMap((part) => (part ? [`<span>${part}</span>`] : [])).join('');
}

function section({ key, title, markdown }: PostMortemDocument['sections'][number], doc: PostMortemDocument): string {
  const body = sectionHtml(markdown, doc.citations, { key, timeZone: doc.timeZone });
  const id = escapeHtml(key);
  const prose = body ? `<div class="prose" dir="auto">${body}</div>` : '<p class="small faint">Nothing written.</p>';
  return `<section class="section" id="section-${id}" aria-labelledby="heading-${id}"><div class="section-head"><h2 id="heading-${id}">${words(title, 200)}</h2></div><div class="section-body">${prose}</div></section>`;
}

function evidence(doc: PostMortemDocument): string {
  const cited = new Set(doc.sections.flatMap(({ markdown }) => citationNumbers(markdown)));
  const items = doc.citations
    .filter(({ number }) => cited.has(number))
    .map(({ number, event }) => {
      const when = event.at ? localTime(doc.timeZone, undefined).full(Date.parse(event.at)) : '';
      const from = [event.actor, event.source].flatMap((name) => (name ? [words(name, 80)] : []));
      const url = safeUrl(event.url);
      const source = url ? ` <a href="${escapeHtml(url)}" rel="noopener noreferrer nofollow">source</a>` : '';
      return `<li id="citation-${number}" value="${number}">${[when, ...from].filter(Boolean).join(' · ')}: <q dir="auto">${words(event.text, 400)}</q>${source}</li>`;
    });
  if (items.length === 0) return '';
  return `<section class="section" aria-label="Evidence"><div class="section-head"><h2>Evidence</h2></div><div class="section-body"><ol class="prose">${items.join('')}</ol></div></section>`;
}
