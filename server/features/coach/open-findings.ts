import { Fragment } from 'prosemirror-model';
import type { Finding } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { putAwayKey } from '#shared/coach/put-away.ts';
import { type NodePassage, placeOfSection, readNodes } from '#shared/coach/read-nodes.ts';
import { readSection } from '#shared/document/markdown/index.ts';
import { type Coached, setupOf } from './load-coached.ts';

/** A finding with the section it stands in and the words of its sentence. */
export type PlacedFinding = Finding & { section: string; sentenceText: string };
export type SectionPassage = NodePassage & { section: string };
export type ReadText = { passages: SectionPassage[]; findings: PlacedFinding[] };

/**
 * What the coach finds in the stored text of a post-mortem and nobody has put away, read the way the editor reads it. With a
 * section only what stands there, though the rest is read as its context.
 */
export function findOpen(coached: Coached, only?: string): ReadText {
  const passages = coached.sections.flatMap(({ key, markdown }) =>
    readNodes(Fragment.from(readSection(markdown)), placeOfSection(key)).map((passage) => ({
      ...passage,
      section: key,
    })),
  );
  const found = makeCoach(setupOf(coached)).read(passages);
  const putAway = new Set(coached.dismissed.map(putAwayKey));
  const findings = passages.flatMap((passage, index) =>
    (found[index] ?? []).map((finding) => placed(finding, passage)).filter((one) => !putAway.has(keyOf(one))),
  );
  const isAsked = ({ section }: { section: string }) => only === undefined || section === only;
  return { passages: passages.filter(isAsked), findings: findings.filter(isAsked) };
}

const keyOf = ({ sentenceText: sentence, ...finding }: PlacedFinding) => putAwayKey({ ...finding, sentence });

function placed(finding: Finding, { section, text }: SectionPassage): PlacedFinding {
  return { ...finding, section, sentenceText: text.slice(finding.sentence.start, finding.sentence.end) };
}
