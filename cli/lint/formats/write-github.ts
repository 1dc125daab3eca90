import { type FileReport, isLoud, type LintReport, type PlacedFinding, shownOf } from '../report.ts';

const COMMANDS = { reword: 'warning', ask: 'notice' } as const;

/** Workflow commands, which GitHub Actions turns into annotations of the changed lines. */
export const writeGithub = ({ files }: LintReport): string => files.flatMap(annotationsOf).join('');

function annotationsOf(file: FileReport): string[] {
  const { path, notes } = file;
  const { findings, gaps } = shownOf(file);
  return [
    ...findings
      .filter(isLoud)
      .map((one) => command(COMMANDS[one.tier], { file: path, ...placeOf(one), title: titleOf(one) }, messageOf(one))),
    ...gaps
      .filter(isLoud)
      .map(({ rule, why, question, line }) =>
        command('notice', { file: path, line: line ?? 1, title: `Gap: ${rule}` }, `${why}\n${question}`),
      ),
    ...notes.map(({ at, message }) => command('notice', { file: path, line: at.line, title: 'Comment' }, message)),
  ];
}

const titleOf = ({ tier, rule }: PlacedFinding): string => `${tier === 'reword' ? 'Reword' : 'Question'}: ${rule}`;

const messageOf = ({ quote, why, questions, suggestion }: PlacedFinding): string =>
  [`"${quote}"`, why, questions[0], ...(suggestion === null ? [] : [`Or write: ${suggestion}`])].join('\n');

type Properties = Record<string, string | number>;

/** GitHub takes columns only where an annotation stays on one line. */
const placeOf = ({ at }: PlacedFinding): Properties =>
  at.line === at.endLine
    ? { line: at.line, endLine: at.endLine, col: at.unit, endColumn: at.endUnit }
    : { line: at.line, endLine: at.endLine };

const command = (name: string, properties: Properties, message: string): string =>
  `::${name} ${Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',')}::${escapeData(message)}\n`;

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
