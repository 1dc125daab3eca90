import { join } from 'node:path';
import type { ReadOptions, ReadTimes } from '../load/read-load.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { inventPeople } from '../seed/fill-database.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { fillFollowUps } from '../seed/follow-ups-sql.ts';
import { signUpEditor } from '../stage/member.ts';
import { connect } from '../stage/postgres.ts';
import { runProcess } from '../stage/run-process.ts';
import { median, p99 } from '../statistics.ts';

const SIZES = { incidents: 15_000, services: 200, people: 300 };
const FOLLOW_UPS = 100_000;
const ROUNDS = 150;
const MOST_MS = 50;
const SMALLEST = 'the smallest answer (/readyz)';

export const boardBench: Bench = {
  name: 'board',
  about: 'the board of 100,000 follow-ups, a third of them of private incidents, as an editor reads it',
  how: 'single requests of an editor to a server with 100,000 follow-ups of 15,000 incidents, a third of which are private. Beside them `/readyz`.',
  async run(stage) {
    const server = await openFilledServer(stage, 'bench_board', SIZES);
    const headers = await signUpEditor(server, inventPeople(3)[2] as string);
    const client = await connect(server.database);
    const addresses = await prepare(client).finally(() => client.end());
    const urls = Object.fromEntries(
      Object.entries(addresses).map(([name, list]) => [name, list.map((path) => server.url + path)]),
    );
    const options: ReadOptions = { headers, rounds: ROUNDS, urls };
    const load = join(import.meta.dirname, '../load/main.ts');
    const { output } = await runProcess([load, 'read', JSON.stringify(options)]);
    const { [SMALLEST]: smallest = [], ...times } = JSON.parse(output) as ReadTimes;
    return Object.entries(times).map(([name, list]) => toRow(name, list, smallest));
  },
};

/** Fills the board, and gives what is read: the first page as it opens, and as people narrow and lay it out. */
async function prepare(client: Awaited<ReturnType<typeof connect>>): Promise<Record<string, string[]>> {
  for (const sql of fillFollowUps(FOLLOW_UPS)) await client.query(sql);
  const column = async (sql: string) =>
    (await client.query<{ value: string }>(sql)).rows.map((row) => encodeURIComponent(row.value));
  const teams = await column('select id as value from teams limit 20');
  const owners = await column('select distinct owner_id as value from follow_ups where owner_id is not null limit 20');
  const services = await column('select name as value from services order by id limit 20');
  const board = '/api/v1/follow-ups/board';
  return {
    [SMALLEST]: ['/readyz'],
    'the first page': [board],
    'the first page of a team': teams.map((team) => `${board}?team=${team}`),
    'the first page of an owner': owners.map((owner) => `${board}?owner=${owner}`),
    'the first page of a service': services.map((service) => `${board}?service=${service}`),
    'the first page by words': ['retries', 'dashboard', 'queue depth'].map(
      (q) => `${board}?q=${encodeURIComponent(q)}`,
    ),
    'the next page of what is late': [`${board}?group=late&group=week&limit=200`],
  };
}

function toRow(name: string, times: number[], smallest: number[]): Row {
  return judge({
    name,
    unit: 'ms',
    median: median(times),
    p99: p99(times),
    worst: Math.max(...times),
    target: { of: 'p99', atMost: MOST_MS },
    comparedWith: { name: SMALLEST, median: median(smallest) },
  });
}
