import { writeFileSync } from 'node:fs';
import { describeMachine } from './machine.ts';
import { markdownTable, type Outcome } from './report.ts';

/** Renews the page of figures from one run. */
export function writeDocument(path: string, outcomes: readonly Outcome[]): void {
  const skipped = outcomes.flatMap(({ bench, skipped }) =>
    skipped ? [`- \`${bench}\` was left out: ${skipped}`] : [],
  );
  const text = `# Benchmarks

Written by \`npm run bench -- --write\` on a machine with ${describeMachine()}.

Each row stands beside something measured in the same run on the same machine, because a shared machine is never twice equally
fast: the ratio is the figure to compare between runs. *p99* is the value that one in a hundred exceeds, *worst* the largest of
all. \`npm run bench -- NAME\` runs one part: ${outcomes.map(({ bench }) => `\`${bench}\``).join(', ')}.

${markdownTable(outcomes.flatMap((outcome) => outcome.rows))}
${skipped.length > 0 ? `\n${skipped.join('\n')}\n` : ''}
## How each is measured

- **draft**: the command \`debrief draft\` as a process of its own, from its start to its exit; memory is the largest resident set of
  that process as the kernel counted it. Beside it a bare Node process that only reads and parses the same file.
- **coach**: an invented document of 3,000 words with the roster and the services it names, read again and again in one process after a
  warm-up, from Markdown to findings; beside it \`write-good\` and \`alex\` on the same text. The paragraph is the longest of that
  document, its neighbours having been read before, as in the editor. A library is what esbuild makes of it for a browser. \`debrief lint\` is
  the whole process over 1,000 invented files; beside it a bare Node process that only reads them.
- **batch**: one request with 10,000 events to a running server, until its answer. Beside it the same rows in one statement over a
  plain connection to the same database.
- **webhooks**: 16 clients in a process of their own, each sending the next delivery when the last is answered. Beside it 16 plain
  connections in such a process, inserting the same rows one by one into the same table.
- **resolve**: from the request that resolves an incident with 2,000 events to the first answer that holds its drafted sections.
  Beside it the drafting alone, of the same record, in memory.
- **start**: the command of \`npm start\` on a data directory that has been used before, until \`/readyz\` says yes. Beside it the
  embedded PostgreSQL alone, opened on the same directory.
- **page**: what a browser really fetches until the page can be used. Beside it the same scripts before compression.
- **list**: a real browser on a list of 10,000 incidents, scrolled by the wheel without pause, then filtered letter by letter; a frame's
  gap is the time between two animation frames. Beside it the same browser scrolling a page of plain text.
- **collaboration**: 50 editors with a socket each in a process of their own write a letter twice a second into one document; an edit
  counts when each of the others has it. The bare server is Hocuspocus as it comes, which stores nothing. The day is 16 sittings of
  1,500 keystrokes each, one in eight of which takes a letter back; what is kept is the row of the document after the last has left.
  Memory is the resident set of the server with all documents open and at rest.
- **editor**: a real browser, its cache warm, from asking for the address of a document to a letter typed at the end of its summary. A
  keystroke holds up the page for as long as another task has to wait for its turn after it. Beside it the same keys in a plain text
  field with as many words.
- **reads**: single requests, one after the other, to a server with 100,000 incidents of one year and 300 services. Beside them
  \`/readyz\`: the same door with the smallest possible query.
`;
  writeFileSync(path, text);
}
