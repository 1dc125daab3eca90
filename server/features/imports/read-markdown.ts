import type { IncidentRecord } from '#shared/incident-record.ts';
import { incidentRecordOf } from '#shared/intake/markdown-incident-record.ts';
import { type MarkdownPostMortem, readMarkdownPostMortem } from '#shared/intake/markdown-post-mortem.ts';
import { looksFinal } from './looks-final.ts';
import { type WrittenSection, writtenSections } from './sections-of.ts';

export type MarkdownInput = { name: string; markdown: string; timeZone: string };

/** A written post-mortem as far as it was understood. */
export type WrittenPostMortem = {
  name: string;
  timeZone: string;
  postMortem: MarkdownPostMortem;
  /** The same as an incident record; its events stand in the order of the timeline's rows. */
  record: IncidentRecord;
  sections: WrittenSection[];
  isFinal: boolean;
};

export function readMarkdown({ name, markdown, timeZone }: MarkdownInput): WrittenPostMortem {
  const postMortem = readMarkdownPostMortem(name, markdown, { timeZone });
  const sections = writtenSections(name, markdown);
  return {
    name,
    timeZone,
    postMortem,
    record: incidentRecordOf(postMortem),
    sections,
    isFinal: looksFinal(postMortem.title, sections),
  };
}
