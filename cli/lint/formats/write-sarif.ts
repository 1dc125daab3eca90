import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GapRule, Rule } from '#shared/coach/finding.ts';
import { type FileReport, type LintReport, type PlacedFinding, type Silenced, shownOf } from '../report.ts';
import { type RuleLine, ruleLines } from '../rule-lines.ts';
import { makeFingerprints } from './fingerprints.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS = { reword: 'warning', ask: 'note', gap: 'note' } as const;

/** Of the program that writes, and where its files stand. */
export type SarifContext = { version: string; folder: string };

/** A SARIF 2.1.0 log: columns in UTF-16 code units, files relative to the working directory, what is silenced as suppressed. */
export function writeSarif({ files, faults }: LintReport, { version, folder }: SarifContext): string {
  const rules = ruleLines();
  const indexOf = new Map(rules.map(({ rule }, index) => [rule, index]));
  const results = files.flatMap((file) => {
    const uri = uriOf(file.path, folder);
    const fingerprintOf = makeFingerprints();
    return resultsOf(file).map(({ rule, words, silenced, region, ...result }) => ({
      ruleId: rule,
      ruleIndex: indexOf.get(rule),
      ...result,
      locations: [{ physicalLocation: { artifactLocation: uri, ...(region ? { region } : {}) } }],
      partialFingerprints: { 'debriefFinding/v1': fingerprintOf(rule, words) },
      ...(silenced ? { suppressions: [suppressionOf(silenced)] } : {}),
    }));
  });
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'debrief', semanticVersion: version, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder in which debrief was run.' } } },
        invocations: [
          {
            executionSuccessful: faults.length === 0,
            toolExecutionNotifications: faults.map(({ message }) => ({
              level: 'error',
              message: { text: message },
            })),
          },
        ],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Draft = {
  rule: Rule | GapRule;
  level: string;
  message: { text: string };
  /** What tells it from the others wherever it stands. */
  words: string;
  region: object | null;
  silenced: Silenced | null;
};

function resultsOf(file: FileReport): Draft[] {
  const { findings, gaps } = shownOf(file);
  return [
    ...findings.map((finding) => ({
      rule: finding.rule,
      level: LEVELS[finding.tier],
      message: { text: messageOf(finding) },
      words: finding.excerpt.before + finding.quote + finding.excerpt.after,
      region: regionOf(finding),
      silenced: finding.silenced,
    })),
    ...gaps.map(({ rule, why, question, about, line, silenced }) => ({
      rule,
      level: LEVELS.gap,
      message: { text: `${why} ${question}` },
      words: 'title' in about ? about.title : '',
      region: line === null ? null : { startLine: line },
      silenced,
    })),
  ];
}

const messageOf = ({ quote, why, questions, suggestion }: PlacedFinding): string =>
  [`"${quote}": ${why}`, ...questions.slice(0, 1), ...(suggestion === null ? [] : [`Or write: ${suggestion}`])].join(
    ' ',
  );

const regionOf = ({ at, quote }: PlacedFinding) => ({
  startLine: at.line,
  startColumn: at.unit,
  endLine: at.endLine,
  endColumn: at.endUnit,
  snippet: { text: quote },
});

const suppressionOf = ({ reason }: Silenced) => ({
  kind: 'inSource',
  ...(reason === null ? {} : { justification: reason }),
});

const descriptorOf = ({ rule, name, says, asks }: RuleLine) => ({
  id: rule,
  shortDescription: { text: name },
  fullDescription: { text: says },
  help: {
    text: [says, ...asks].join('\n'),
    markdown: [says, '', ...asks.map((question) => `- ${question}`)].join('\n'),
  },
});

/** Relative to the folder where it lies below it, so that the log means the same on another machine. */
function uriOf(path: string, folder: string) {
  const below = relative(folder, resolve(folder, path));
  if (isAbsolute(below) || below.split(sep)[0] === '..') return { uri: pathToFileURL(resolve(folder, path)).href };
  return { uri: below.split(sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
