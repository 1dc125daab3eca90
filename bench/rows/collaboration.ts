import { join } from 'node:path';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { writeYjsDocument } from '#shared/document/live/replace-section.ts';
import { readDocument } from '#shared/document/markdown/index.ts';
import { Random } from '../evaluate/random.ts';
import type { DayOptions } from '../load/day-load.ts';
import type { OpenOptions } from '../load/open-load.ts';
import { residentOf } from '../load/open-load.ts';
import type { WriteOptions, WriteResult } from '../load/write-load.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { connect, runSql } from '../stage/postgres.ts';
import { root, runProcess } from '../stage/run-process.ts';
import { makeDocument, openBareServer, openWritingRoom, type WritingRoom } from '../stage/writing-room.ts';
import { median, p99 } from '../statistics.ts';
import { inventMessage } from '../words.ts';

const WRITERS = 50;
const ROUNDS = 3;
const WORDS = 3000;
const DOCUMENTS = 500;
const SITTINGS = 16;
const EDITS = 1500;
const BARE = 'a bare Hocuspocus server, without persistence';

export const collaborationBench: Bench = {
  name: 'collaboration',
  about: 'many writers in one document, many documents open, a day of writing',
  how: '50 editors with a socket each in a process of their own write a letter twice a second into one document; an edit counts when each of the others has it. The bare server is Hocuspocus as it comes, which stores nothing. The day is 16 sittings of 1,500 keystrokes each, one in eight of which takes a letter back; what is kept is the row of the document after the last has left. Memory is the resident set of the server with all documents open and at rest.',
  async run(stage) {
    const room = await openWritingRoom(stage, 'bench_writing');
    const bare = await openBareServer(stage);
    const bareMemory = residentOf(bare.pid);
    return [
      ...(await measureWriting(room, bare.socketUrl)),
      await measureDay(room),
      await measureMemory(room, bareMemory),
    ];
  },
};

async function measureWriting(room: WritingRoom, bareUrl: string): Promise<Row[]> {
  const [ours, theirs]: [WriteResult[], WriteResult[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = { token: room.token, writers: WRITERS, perSecond: 2, warmUpMs: 2000, runMs: 8000 };
    const { name } = await makeDocument(room, `Written by ${WRITERS}, ${round}`);
    theirs.push(await run<WriteResult>('write', { ...load, url: bareUrl, name } satisfies WriteOptions));
    ours.push(await run<WriteResult>('write', { ...load, url: room.socketUrl, name } satisfies WriteOptions));
  }
  const seen = (results: WriteResult[]) => results.flatMap((one) => one.latencies);
  const rate = (results: WriteResult[]) => median(results.map((one) => one.perSecond));
  return [
    judge({
      name: `an edit of one of ${WRITERS} seen by each of the others`,
      unit: 'ms',
      median: median(seen(ours)),
      p99: p99(seen(ours)),
      worst: Math.max(...seen(ours).slice(0, 100_000)),
      target: { of: 'p99', atMost: 150 },
      comparedWith: { name: BARE, median: median(seen(theirs)) },
    }),
    judge({
      name: 'its p99',
      unit: 'ms',
      median: p99(seen(ours)),
      target: { of: 'ratio', atMost: 1.3 },
      comparedWith: { name: `${BARE}: its p99`, median: p99(seen(theirs)) },
    }),
    judge({
      name: `edits of ${WRITERS} at 2 a second that everybody saw, each stored`,
      unit: '/s',
      median: rate(ours),
      target: { of: 'ratio', atLeast: 0.9 },
      comparedWith: { name: BARE, median: rate(theirs) },
    }),
  ];
}

/** What is kept of a day, beside the same text in a document that was written in one piece. */
async function measureDay(room: WritingRoom): Promise<Row> {
  const { id, name } = await makeDocument(room, 'A day of writing');
  await run('day', {
    url: room.socketUrl,
    name,
    token: room.token,
    sittings: SITTINGS,
    edits: EDITS,
    seed: 7,
  } satisfies DayOptions);
  const kept = await untilCompacted(room, id);
  const { sections } = await room.call(getPostMortem, { id });
  const plain = new Doc();
  writeYjsDocument(plain, readDocument(sections.map(({ key, markdown }) => ({ key, markdown }))));
  return judge({
    name: `what is kept of ${(SITTINGS * EDITS).toLocaleString('en')} edits`,
    unit: 'KB',
    median: kept / 1000,
    target: { of: 'ratio', atMost: 2 },
    comparedWith: { name: 'the same text written in one piece', median: encodeStateAsUpdate(plain).byteLength / 1000 },
  });
}

async function untilCompacted(room: WritingRoom, id: string): Promise<number> {
  const client = await connect(room.database);
  try {
    for (;;) {
      const { rows } = await client.query(
        `select length(state) as size, (select count(*)::int from document_updates u where u.post_mortem_id = s.post_mortem_id) as updates
         from document_states s where post_mortem_id = $1`,
        [id],
      );
      if (rows[0]?.updates === 0) return rows[0].size;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await client.end();
  }
}

async function measureMemory(room: WritingRoom, bareMemory: number): Promise<Row> {
  const documents = [];
  for (let index = 0; index < DOCUMENTS; index += 1) documents.push(await makeDocument(room, `Open ${index}`));
  const random = new Random(11);
  const text = Array.from({ length: 30 }, () => inventWords(random, WORDS / 30)).join('\n\n');
  await runSql(room.database, `update sections set markdown = '${text.replaceAll("'", "''")}' where key = 'summary'`);
  const { megabytes } = await run<{ megabytes: number }>('open', {
    url: room.socketUrl,
    names: documents.map(({ name }) => name),
    token: room.token,
    writersOfEach: 2,
    pid: room.pid,
  } satisfies OpenOptions);
  return judge({
    name: `server memory with ${DOCUMENTS} open documents of ${WORDS.toLocaleString('en')} words, 2 writers each`,
    unit: 'MB',
    median: megabytes,
    target: { of: 'median', atMost: 400 },
    comparedWith: { name: 'a bare Hocuspocus server, empty', median: bareMemory },
  });
}

function inventWords(random: Random, count: number): string {
  const words: string[] = [];
  while (words.length < count) words.push(...inventMessage(random).split(' '));
  return words.slice(0, count).join(' ');
}

async function run<T>(load: string, options: object): Promise<T> {
  const { output } = await runProcess([join(root, 'bench/load/main.ts'), load, JSON.stringify(options)]);
  return JSON.parse(output) as T;
}
