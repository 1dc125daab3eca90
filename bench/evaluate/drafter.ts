import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ACTOR_CASES, type ActorCase, bury } from './bury.ts';
import { readConversations } from './chatter.ts';
import { type EvaluatedDocument, readDocuments } from './documents.ts';
import { scoreMarkdown } from './markdown.ts';
import { printDocument, printHead, printMarkdown, printSummary } from './report.ts';
import { scoreDraft, scorePhases } from './score.ts';
import { addPhases, addScore, emptyTally, type Tally } from './tally.ts';

/** The corpus has enough of each to be the only noise. */
const KINDS = ['IRC', 'call chat', 'speech'] as const;

export const DRAFTER_USAGE = `usage: npm run evaluate -- FOLDER [--half development|test] [--json]
FOLDER holds post-mortems/<organisation>/ and chat/. docs/evaluation.md explains the figures.`;

function options(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { half: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [folder] = positionals;
  if (!folder || (values.half && values.half !== 'development' && values.half !== 'test')) {
    console.error(DRAFTER_USAGE);
    process.exit(2);
  }
  return { folder, half: values.half as EvaluatedDocument['half'] | undefined, json: values.json };
}

/** How well the drafter picks key events: real timelines, buried in other people's talk. */
export function evaluateDrafterCommand(args: string[]): void {
  const { folder, half, json } = options(args);
  const documents = readDocuments(join(folder, 'post-mortems')).filter(
    (one) => half === undefined || one.half === half,
  );
  const conversations = readConversations(join(folder, 'chat'));
  const tallies = new Map<string, Tally>();
  const tallyOf = (group: string) => {
    const tally = tallies.get(group) ?? emptyTally();
    tallies.set(group, tally);
    return tally;
  };

  if (!json) printHead(documents.length, conversations);
  for (const document of documents) {
    const scores = ACTOR_CASES.map((actors: ActorCase) => {
      const buried = bury(document, conversations, actors);
      const score = scoreDraft(buried);
      for (const group of ['all', document.half, `actors: ${actors}`, `organisation: ${document.organisation}`]) {
        addScore(tallyOf(group), score);
      }
      return { buried, score };
    });
    for (const kind of KINDS) {
      const only = conversations.filter((one) => one.kind === kind);
      if (only.length > 0) addScore(tallyOf(`only ${kind}`), scoreDraft(bury(document, only, 'nobody')));
    }
    const phases = scorePhases(document, scores[0]!.buried);
    for (const group of ['all', document.half]) addPhases(tallyOf(group), phases);
    if (!json)
      printDocument(
        document,
        scores.map((one) => one.score),
        phases,
      );
  }
  const markdown = scoreMarkdown(join(folder, 'post-mortems'));
  if (json) console.log(JSON.stringify({ ...Object.fromEntries(tallies), markdown }, null, 2));
  else {
    printSummary(tallies);
    printMarkdown(markdown);
  }
}
