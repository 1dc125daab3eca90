import { Fragment } from 'prosemirror-model';
import type { CoachSetup, Finding } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { type NodePassage, placeOfSection, readNodes } from '#shared/coach/read-nodes.ts';
import { readSection } from '#shared/document/markdown/index.ts';

export type StoredText = { sections: { key: string; markdown: string }[]; setup: CoachSetup };
/** A finding with the section it stands in and the words of its sentence. */
export type PlacedFinding = Finding & { section: string; sentenceText: string };
export type SectionPassage = NodePassage & { section: string };
export type ReadText = { passages: SectionPassage[]; findings: PlacedFinding[] };

/** Reads stored sections the way the editor reads them, each as the context of the next. */
export function readSections({ sections, setup }: StoredText): ReadText {
  const passages = sections.flatMap(({ key, markdown }) =>
    readNodes(Fragment.from(readSection(markdown)), placeOfSection(key)).map((passage) => ({
      ...passage,
      section: key,
    })),
  );
  const found = makeCoach(setup).read(passages);
  return {
    passages,
    findings: passages.flatMap((passage, index) => (found[index] ?? []).map((finding) => placed(finding, passage))),
  };
}

function placed(finding: Finding, { section, text }: SectionPassage): PlacedFinding {
  return { ...finding, section, sentenceText: text.slice(finding.sentence.start, finding.sentence.end) };
}
