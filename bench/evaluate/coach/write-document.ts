import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoachEvaluation } from './evaluate.ts';
import { readAgreement } from './labelled.ts';
import { corpusAskTable, corpusLines, detailTables, qualityTables, type Table } from './tables.ts';

const PAGE = join(import.meta.dirname, '../../../docs/coach-quality.md');

function drawn({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return `**${title}**\n\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

const INTRODUCTION = `# How good the coach is

Written by \`npm run evaluate -- coach FOLDER --write\`; [the coach](coach.md) itself is explained elsewhere. In brackets stands the
95 % interval of a share (Wilson).

Read the test half: rules were changed after looking at the tune half, never after looking at the sentences of the other; its
totals and counts by kind were known meanwhile, and its author once named classes of sentences to widen. The sentences are
invented and nearly half of them blame somebody, which real documents do in about one sentence of 600. So the precision here is
not what a writer meets; that is what the real post-mortems below are for.
`;

const method = ({ sentences, flagDiffers, askDiffers }: ReturnType<typeof readAgreement>) => `## Method

- **Labels.** ${sentences} sentences, all written for this and before the rules were tuned on them; the rules of labelling and the files
  are in \`bench/evaluate/coach/\`. One labeller labelled all of them twice, the second time shuffled and without the first labels, minutes
  later: ${flagDiffers} labels of *reword* and ${askDiffers} of *ask* differed. A second labeller would differ more.
- **Reword.** A sentence counts as flagged when it gets at least one squiggle, wherever in it. Precision is the share of flagged
  sentences that are labelled so, recall the share of labelled ones that are flagged.
- **People.** Each mention counts once and must be found exactly as written ("Ingrid Vestergaard", "@markc").
- **Other tools.** \`write-good\` and \`alex\` look for other things (clumsy and inconsiderate wording); what they would be worth as
  detectors of blame is measured because they are what a team finds when it looks for such a tool. The phrase list is what one would write in a
  few minutes.
- **Real post-mortems.** No roster and no service catalogue is known for them, so this is the coach at its most ignorant. Each
  squiggle was read by hand in its document and judged by the same rules of labelling. Only the place and at most six words of each
  are listed, because the documents belong to others; judgements are kept by a hash of the sentence. Rules were changed
  after some of these were read, so the share of right ones is in sample.
- **What real post-mortems hold besides.** The 84 sentences with a word for a person and a word of blame that got no squiggle were read
  once: three of them should have got one. So about a quarter of what could be found there without a roster was missed.
- **Recomputed** by \`npm run evaluate -- coach\`, with the folder for the last part. The sentences of the test half that were judged
  wrongly are only counted; \`--show-test\` lists them.
`;

function corpusPart(evaluation: CoachEvaluation): string {
  if (!evaluation.corpus) return '';
  const verdict = (right: boolean | null) => (right === null ? 'not judged' : right ? 'right' : 'wrong');
  const rows = evaluation.corpus.rewords.map(({ file, offset, rule, fragment, right }) => [
    `${file.replaceAll('|', '\\|')}, ${offset}`,
    rule,
    fragment.replaceAll('|', '\\|'),
    verdict(right),
  ]);
  const list: Table = { title: 'Each reword', head: ['document, offset', 'rule', 'words', 'by hand'], rows };
  const summary = corpusLines(evaluation).map((line) => `- ${line}`);
  return `\n## Real post-mortems\n\n${summary.join('\n')}\n\n${drawn(list)}\n${drawn(corpusAskTable(evaluation))}`;
}

/** Renews the page of figures from one run. */
export function writeDocument(evaluation: CoachEvaluation): void {
  const parts = [
    INTRODUCTION,
    `## The labelled set\n\n${evaluation.halves.map(({ half, sentences, flagged }) => `- ${half}: ${sentences} sentences, ${flagged} of them blaming`).join('\n')}\n`,
    ...qualityTables(evaluation).map(drawn),
    ...detailTables(evaluation).map(drawn),
  ];
  writeFileSync(PAGE, `${parts.join('\n')}${corpusPart(evaluation)}\n${method(readAgreement())}`);
}
