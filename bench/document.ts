import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describeMachine } from './machine.ts';
import { fromJson, markdownTable, type Outcome, toJson } from './report.ts';
import type { Bench } from './row.ts';

/**
 * Renews the page of figures, `<path>.md`, and the same for programs, `<path>.json`. What was not measured this time stays as
 * it was, with the day on which it was.
 */
export function writeDocument(path: string, benches: readonly Bench[], measured: readonly Outcome[]): void {
  const kept = existsSync(`${path}.json`) ? fromJson(readFileSync(`${path}.json`, 'utf8')) : [];
  const outcomes = benches.flatMap(({ name }) => [measured, kept].flat().find((one) => one.bench === name) ?? []);
  writeFileSync(`${path}.json`, toJson(outcomes));
  writeFileSync(`${path}.md`, toPage(benches, outcomes));
}

function toPage(benches: readonly Bench[], outcomes: readonly Outcome[]): string {
  const parts = benches.map(({ name, about, how }) => {
    const outcome = outcomes.find(({ bench }) => bench === name);
    return `## ${name}

${capital(about)}.

${capital(how)}

${outcome ? toTable(outcome) : 'Not measured yet.'}
`;
  });
  return `# Benchmarks

Written by \`npm run bench -- --write\` on a machine with ${describeMachine()}. \`npm run bench -- NAME\` measures one part, and with
\`--write\` renews that part of this page.

Each row stands beside something measured in the same run on the same machine, because a shared machine is never twice equally
fast: the ratio is the figure to compare between runs. *p99* is the value that one in a hundred exceeds, *worst* the largest of all.

${parts.join('\n')}`;
}

const toTable = ({ on, rows, skipped }: Outcome) =>
  skipped ? `Left out on ${on}: ${skipped}` : `Measured on ${on}.\n\n${markdownTable(rows)}`;

const capital = (text: string) => (/^[a-z]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text);
