import type { DocumentLine } from './markdown-lines.ts';

/** A part of a document under a heading, its own sub-headings not included. */
export interface DocumentSection {
  heading: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  level: number;
  markdown: string;
}

/** What a heading or label announces, in the languages post-mortems were found in. */
const TOPICS = {
  timeline:
    /time ?line|chronolog|sequence of events|course of events|order of events|key events|list of events|incident log|event log|log of (?:the )?(?:incident|events)|what happened|play.?by.?play|blow.?by.?blow|时间(?:线|轴|表)|時系列|タイムライン|타임라인|хронологи|oś czasu|przebieg|zeitleiste|zeitlich|verlauf|ablauf|cronolog|déroul|linha do tempo|l[íi]nea de(?:l)? tiempo|^(?:(?:the|incident|outage) )?(?:events|history|log|narrative|activity)$/i,
  followUps:
    /action items?|^(?:resulting |recommended |proposed |remaining |open |future |review )?actions?(?: points?| taken| plan)?$|resulting actions?|review actions|actionables?|follow[- ]?ups?|next steps|corrective|preventa?ti(?:ve|on)|remediation|to.?dos?\b|(?:proposal|process|technical|documentation|follow.up|proposed|planned|possible|future) improvements?|improvements?$|what (?:we(?:'|’)re|we are|we(?:'|’)ll|we will|is \w+|will we) (?:do|doing|going)|future work|recommendations?|maßnahmen|acciones|actions? correctives?|исправлен|действия|todo/i,
  people:
    /^(?:attendees?|atendees|participants?|people(?: involved)?|responders?|authors?|on.?call|incident (?:team|roles)|who (?:responded|was involved))\b/i,
  services:
    /^(?:affected |impacted )?(?:services?|components?|systems?|applications?|products?)(?: (?:affected|impacted|involved))?$/i,
  summary: /summary|overview|^tl;?dr|abstract|synopsis|description|zusammenfassung|resumen|résumé|краткое|概要|요약/i,
  impact: /impact|auswirkung|impacto|последстви|影响|영향/i,
} as const;
export type Topic = keyof typeof TOPICS;

/** A heading's words without numbering, emphasis, emoji codes and closing marks. */
export function cleanHeading(text: string): string {
  return text
    .replace(/:[a-z_]+:/g, '')
    .replace(/[*_`#]+/g, '')
    .replace(/^[\s\d.)§-]+(?=\p{L})/u, '')
    .replace(/[\s:]+$/, '')
    .trim();
}

export function isAbout(topic: Topic, heading: string): boolean {
  const words = cleanHeading(heading);
  return words.length <= 90 && TOPICS[topic].test(words);
}

/** Whether a line stands under a heading or label about the topic, however deep. */
export function standsUnder(line: DocumentLine, topic: Topic): boolean {
  return line.under.some((heading) => isAbout(topic, heading));
}

/** The document in its parts, in order, nothing left out. */
export function sectionsOf(lines: readonly DocumentLine[]): DocumentSection[] {
  const sections: DocumentSection[] = [];
  let open: { heading: string; level: number; raws: string[] } = { heading: '', level: 0, raws: [] };
  const close = () => {
    const markdown = open.raws.join('\n').trim();
    if (open.level > 0 || markdown !== '') sections.push({ heading: open.heading, level: open.level, markdown });
  };
  for (const line of lines) {
    if (line.kind === 'heading') {
      close();
      open = { heading: cleanHeading(line.text), level: line.level, raws: [] };
    } else open.raws.push(line.raw);
  }
  close();
  return sections;
}

/**
 * Words of a Markdown text without its marks: emphasis, links (their words stay), images, inline tags. Every mark is looked
 * for within a bounded reach, so that a text full of openings costs no more than its length.
 */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/!\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\[([^\]]{0,500})\]\([^)\s]{0,2000}(?:\s{1,9}"[^"]{0,500}")?\)(?:\{[^}]{0,200}\})?/g, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>\n]{0,200}>/gi, ' ')
    .replace(/(\*\*\*|\*\*|~~)(?=\S)([\s\S]{0,2000}?\S)\1/g, '$2')
    .replace(/\{\{|\}\}/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

export function firstUrl(markdown: string): string | undefined {
  return /https?:\/\/[^\s)>\]"'`|]+[^\s)>\]"'`|.,;:]/.exec(markdown)?.[0];
}
