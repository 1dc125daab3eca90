import { countOf, countSilenced, type LintReport, shownOf } from '../report.ts';

/** The report for programs, `debrief.lint/v1`: see docs/lint.md, which promises this shape. */
export function writeJson({ files, faults, ignoredFiles }: LintReport): string {
  const findings = files.flatMap((file) =>
    shownOf(file).findings.map(({ at, excerpt: _, ...finding }) => ({
      file: file.path,
      line: at.line,
      column: at.column,
      endLine: at.endLine,
      endColumn: at.endColumn,
      ...finding,
    })),
  );
  const gaps = files.flatMap((file) => shownOf(file).gaps.map((gap) => ({ file: file.path, ...gap })));
  const notes = files.flatMap(({ path, notes }) =>
    notes.map(({ at, message }) => ({ file: path, line: at.line, column: at.column, message })),
  );
  const report = {
    format: 'debrief.lint/v1',
    findings,
    gaps,
    notes,
    faults: faults.map(({ path, message }) => ({ file: path, message })),
    summary: { files: files.length, ignoredFiles, ...countOf(files), silenced: countSilenced(files) },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
