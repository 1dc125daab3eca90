import { join } from 'node:path';
import type pg from 'pg';
import { listIncidents } from '#shared/contracts/incidents.ts';
import type { ReadOptions, ReadTimes } from '../load/read-load.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { inventPeople } from '../seed/fill-database.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { signUpEditor } from '../stage/member.ts';
import { connect } from '../stage/postgres.ts';
import { runProcess } from '../stage/run-process.ts';
import type { BenchServer } from '../stage/server.ts';
import { median, p99 } from '../statistics.ts';

const SIZES = { incidents: 100_000, services: 300, people: 400 };
const ROUNDS = 150;
const SMALLEST = 'the smallest answer (/readyz)';

export const readsBench: Bench = {
  name: 'reads',
  about: 'reading over the API among 100,000 incidents',
  how: 'single requests, one after the other, to a server with 100,000 incidents of one year and 300 services. Beside them `/readyz`: the same door with the smallest possible query.',
  async run(stage) {
    const server = await openFilledServer(stage, 'bench_year', SIZES);
    const headers = await signUpEditor(server, inventPeople(3)[2] as string);
    const client = await connect(server.database);
    const deepPage = await findDeepPage(server);
    const paths = await chooseAddresses(client, deepPage).finally(() => client.end());
    const urls = Object.fromEntries(
      Object.entries(paths).map(([name, list]) => [name, list.map((path) => server.url + path)]),
    );
    const options: ReadOptions = { headers, rounds: ROUNDS, urls };
    const { output } = await runProcess([
      join(import.meta.dirname, '../load/main.ts'),
      'read',
      JSON.stringify(options),
    ]);
    const { [SMALLEST]: smallest = [], ...times } = JSON.parse(output) as ReadTimes;
    return Object.entries(times).map(([name, list]) => toRow(name, list, smallest));
  },
};

function toRow(name: string, times: number[], smallest: number[]): Row {
  return judge({
    name: `GET ${name}`,
    unit: 'ms',
    median: median(times),
    p99: p99(times),
    worst: Math.max(...times),
    target: { of: 'p99', atMost: 30 },
    comparedWith: { name: SMALLEST, median: median(smallest) },
  });
}

/** Each read with many addresses: frequent and rare services, old and new incidents, small and large ones. */
async function chooseAddresses(client: pg.Client, deepPage: string): Promise<Record<string, string[]>> {
  const column = async (sql: string) =>
    (await client.query<{ value: string }>(sql)).rows.map((row) => encodeURIComponent(row.value));
  const services = await column('select name as value from services order by id limit 40');
  const words = [
    'replication lag',
    'checkout pool',
    'stalled',
    'timeouts in',
    'certificate',
    'ledger disk',
    'INC-4711',
  ];
  const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV4'];
  const ids = await column('select id as value from incidents where not private and number % 997 = 1 order by number');
  const long = await column(
    'select id as value from incidents where not private and number % 2000 = 7 order by number',
  );
  const documents = await column('select id as value from post_mortems where number % 97 = 1 order by number');
  const owners = await column('select distinct owner_id as value from post_mortems limit 20');
  const list = '/api/v1/incidents';
  return {
    [SMALLEST]: ['/readyz'],
    incidents: [list],
    'incidents, page 41': [`${list}?after=${deepPage}`],
    'incidents by status': ['open', 'mitigated', 'resolved', 'closed'].map((status) => `${list}?status=${status}`),
    'incidents by severity': severities.map((severity) => `${list}?severity=${severity}`),
    'incidents by service': services.map((service) => `${list}?service=${service}`),
    'incidents by outcome': ['required', 'not-needed'].map((outcome) => `${list}?outcome=${outcome}`),
    'incidents by words': words.map((q) => `${list}?q=${encodeURIComponent(q)}`),
    'incidents by all of these': services.map(
      (service, index) => `${list}?service=${service}&severity=${severities[index % 4]}&status=closed&q=lag`,
    ),
    'an incident': [...ids, ...long.slice(0, 10)].map((id) => `${list}/${id}`),
    'its events': [...ids.slice(0, 20), ...long].map((id) => `${list}/${id}/events`),
    'post-mortems': ['/api/v1/post-mortems'],
    'post-mortems by words': words.map((q) => `/api/v1/post-mortems?q=${encodeURIComponent(q)}`),
    'post-mortems by service': services.map((service) => `/api/v1/post-mortems?service=${service}`),
    'post-mortems by owner': owners.map((owner) => `/api/v1/post-mortems?owner=${owner}`),
    'a post-mortem': documents.map((id) => `/api/v1/post-mortems/${id}`),
    search: words.map((q) => `/api/v1/search?q=${encodeURIComponent(q)}`),
    home: ['/api/v1/home'],
    'follow-ups': ['/api/v1/follow-ups?status=open'],
    services: ['/api/v1/services'],
  };
}

/** Where the page after the first two thousand begins. */
async function findDeepPage({ call }: BenchServer): Promise<string> {
  let after: string | undefined;
  for (let page = 0; page < 4; page += 1) after = (await call(listIncidents, { limit: 500, after })).next ?? undefined;
  return after ?? '';
}
