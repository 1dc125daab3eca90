import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPeers, NO_PEERS } from '../../peers/load-peers.ts';
import { type CoachEvaluation, evaluateCoach } from './evaluate.ts';
import { printEvaluation } from './print.ts';
import { writeDocument } from './write-document.ts';

export const COACH_USAGE = `usage: npm run evaluate -- coach [FOLDER] [--show-test] [--sentences] [--json] [--write]
FOLDER holds post-mortems/<organisation>/. --sentences shows the whole sentence of each reword in them, --show-test the sentences
of the sealed half that were judged wrongly; --write renews docs/coach-quality.md.`;

const OPTIONS = {
  'show-test': { type: 'boolean', default: false },
  sentences: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const;

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    const corpus = positionals[0] === undefined ? null : join(positionals[0], 'post-mortems');
    if (positionals.length > 1 || (corpus && !statSync(corpus, { throwIfNoEntry: false })?.isDirectory()))
      throw new Error();
    return { values, corpus };
  } catch {
    console.error(COACH_USAGE);
    process.exit(2);
  }
}

/** The figures alone: no labelled sentence of the sealed half, no sentence of other people's documents. */
const toJson = (evaluation: CoachEvaluation) =>
  JSON.stringify(evaluation, (key, value) => (key === 'observations' || key === 'sentence' ? undefined : value), 2);

/** How good the coach is: on the labelled sentences and, with a folder, on real post-mortems. */
export async function evaluateCoachCommand(args: string[]): Promise<void> {
  const { values, corpus } = read(args);
  const peers = await loadPeers();
  if (!peers) console.error(`${NO_PEERS}: their rows are left out.`);
  const evaluation = evaluateCoach(corpus, peers);
  if (values.json) console.log(toJson(evaluation));
  else printEvaluation(evaluation, { test: values['show-test'], sentences: values.sentences });
  if (values.write) writeDocument(evaluation);
}
