import { join } from 'node:path';
import type { ReadOptions, ReadTimes } from '../load/read-load.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { inventPeople } from '../seed/fill-database.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { FILL_INBOXES } from '../seed/inboxes-sql.ts';
import { signUpEditor } from '../stage/member.ts';
import { connect } from '../stage/postgres.ts';
import { runProcess } from '../stage/run-process.ts';
import { median, p99 } from '../statistics.ts';

/** One incident in twelve has a post-mortem: ten thousand of them. */
const SIZES = { incidents: 120_000, services: 300, people: 1000 };
const TOLD_A_MEMBER = 300;
const ROUNDS = 150;
const SMALLEST = 'the smallest answer (/readyz)';

export const inboxBench: Bench = {
  name: 'inbox',
  about: 'the inbox of one of 1,000 members among 10,000 documents',
  how: 'single requests of one of 1,000 members among 10,000 documents, each with what it has told them. Beside them `/readyz`.',
  async run(stage) {
    const server = await openFilledServer(stage, 'bench_inbox', SIZES);
    const headers = await signUpEditor(server, inventPeople(3)[2] as string);
    const client = await connect(server.database);
    for (const statement of FILL_INBOXES) await client.query(statement.replace('$EACH', String(TOLD_A_MEMBER)));
    const { rows } = await client.query<{ id: string }>(
      `select n.id from notifications n join members m on m.person_id = n.person_id
       where m.email = 'editor@example.com' order by n.id desc offset 120 limit 1`,
    );
    await client.end();
    const list = '/api/v1/notifications';
    const urls = {
      [SMALLEST]: ['/readyz'],
      inbox: [list],
      'inbox, third page': [`${list}?after=${rows[0]?.id}`],
      'inbox, not read': [`${list}?unread=true`],
      'inbox by kind': ['mention', 'review', 'due-follow-up'].map((kind) => `${list}?kind=${kind}`),
      'its count': [`${list}/count`],
    };
    const options: ReadOptions = {
      headers,
      rounds: ROUNDS,
      urls: Object.fromEntries(
        Object.entries(urls).map(([name, paths]) => [name, paths.map((path) => server.url + path)]),
      ),
    };
    const { output } = await runProcess([
      join(import.meta.dirname, '../load/main.ts'),
      'read',
      JSON.stringify(options),
    ]);
    const { [SMALLEST]: smallest = [], ...times } = JSON.parse(output) as ReadTimes;
    return Object.entries(times).map(([name, values]) => toRow(name, values, smallest));
  },
};

const toRow = (name: string, times: number[], smallest: number[]): Row =>
  judge({
    name: `GET ${name}`,
    unit: 'ms',
    median: median(times),
    p99: p99(times),
    worst: Math.max(...times),
    target: { of: 'p99', atMost: 30 },
    comparedWith: { name: SMALLEST, median: median(smallest) },
  });
