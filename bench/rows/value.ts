import { join } from 'node:path';
import type { ReadOptions, ReadTimes } from '../load/read-load.ts';
import { type Bench, judge } from '../row.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { FILL_LIKENESS } from '../seed/likeness-sql.ts';
import { connect } from '../stage/postgres.ts';
import { runProcess } from '../stage/run-process.ts';
import { median, p99 } from '../statistics.ts';

const SIZES = { incidents: 100_000, services: 300, people: 400 };
const ROUNDS = 60;
const SMALLEST = 'the smallest answer (/readyz)';
const SIMILAR = 'similar incidents';
const DAY = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

export const valueBench: Bench = {
  name: 'value',
  about: 'similar incidents and the page of value among 100,000 incidents',
  how: 'single requests, one after the other, to a server with 100,000 incidents of one year: the similar ones of a hundred of them, and the page of value over 90 days and over the year. Beside them `/readyz`.',
  async run(stage) {
    const server = await openFilledServer(stage, 'bench_year', SIZES);
    const client = await connect(server.database);
    let ids: string[];
    try {
      for (const statement of FILL_LIKENESS) await client.query(statement);
      const { rows } = await client.query<{ id: string }>(
        'select id from incidents where not private and number % 997 = 1 order by number',
      );
      ids = rows.map(({ id }) => id);
    } finally {
      await client.end();
    }
    const paths: Record<string, string[]> = {
      [SMALLEST]: ['/readyz'],
      [SIMILAR]: ids.map((id) => `/api/v1/incidents/${id}/similar`),
      'the page of value, 90 days': ['/api/v1/value'],
      'the page of value, a year': [`/api/v1/value?from=${dayOf(Date.now() - 364 * DAY)}`],
    };
    const urls = Object.fromEntries(
      Object.entries(paths).map(([name, list]) => [name, list.map((path) => server.url + path)]),
    );
    const options: ReadOptions = { headers: server.headers, rounds: ROUNDS, urls };
    const load = [join(import.meta.dirname, '../load/main.ts'), 'read', JSON.stringify(options)];
    const { [SMALLEST]: smallest = [], ...times } = JSON.parse((await runProcess(load)).output) as ReadTimes;
    return Object.entries(times).map(([name, list]) =>
      judge({
        name: `GET ${name}`,
        unit: 'ms',
        median: median(list),
        p99: p99(list),
        worst: Math.max(...list),
        target: { of: 'p99', atMost: name === SIMILAR ? 50 : 300 },
        comparedWith: { name: SMALLEST, median: median(smallest) },
      }),
    );
  },
};
