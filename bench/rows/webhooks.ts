import { join } from 'node:path';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createSource } from '#shared/contracts/installation.ts';
import type { InsertOptions } from '../load/insert-load.ts';
import type { Sent } from '../load/keep-sending.ts';
import { ask, openConnection } from '../load/request.ts';
import type { WebhookOptions } from '../load/webhook-load.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { runProcess } from '../stage/run-process.ts';
import { type BenchServer, openServer } from '../stage/server.ts';
import { median, p99 } from '../statistics.ts';

const CLIENTS = 16;
const ROUNDS = 3;
const WARM_UP_MS = 400;
const RUN_MS = 1600;

export const webhooksBench: Bench = {
  name: 'webhooks',
  about: 'single events from 16 clients by webhook',
  how: '16 clients in a process of their own, each sending the next delivery when the last is answered. Beside it 16 plain connections in such a process, inserting the same rows one by one into the same table.',
  async run(stage) {
    const server = await openServer(stage, 'bench_events');
    const { path } = await server.call(createSource, { kind: 'generic', name: 'bench' });
    return [
      ...(await measure(server, path, 1, 'to one incident')),
      ...(await measure(server, path, CLIENTS, 'to an incident each')),
    ];
  },
};

async function measure(server: BenchServer, path: string, incidents: number, where: string): Promise<Row[]> {
  const url = server.url + path;
  const names = Array.from({ length: incidents }, (_, index) => `bench-${incidents}-${index}`);
  for (const name of names) await open(url, name);
  const beside = await Promise.all(
    names.map((name) => server.call(createIncident, { title: `Beside ${name}` }).then(({ id }) => id)),
  );
  const webhooks: Sent[] = [];
  const inserts: Sent[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = { clients: CLIENTS, seed: incidents * 100 + round, warmUpMs: WARM_UP_MS, runMs: RUN_MS };
    webhooks.push(await send('webhook', { ...load, url, incidents: names } satisfies WebhookOptions));
    const { database } = server;
    inserts.push(await send('insert', { ...load, database, incidentIds: beside } satisfies InsertOptions));
  }
  return toRows(where, webhooks, inserts);
}

function toRows(where: string, webhooks: Sent[], inserts: Sent[]): Row[] {
  const latencies = webhooks.flatMap((sent) => sent.latencies);
  const rate = (sent: Sent[]) => median(sent.map((one) => one.perSecond));
  const name = '16 plain connections, row by row';
  return [
    judge({
      name: `webhooks from 16 clients ${where}`,
      unit: '/s',
      median: rate(webhooks),
      target: { of: 'ratio', atLeast: 0.5 },
      comparedWith: { name, median: rate(inserts) },
    }),
    judge({
      name: `answer to a webhook ${where}`,
      unit: 'ms',
      median: median(latencies),
      p99: p99(latencies),
      worst: Math.max(...latencies),
      target: { of: 'p99', atMost: 50 },
      comparedWith: { name, median: median(inserts.flatMap((sent) => sent.latencies)) },
    }),
  ];
}

/** Opens the incident that the deliveries to come are about, by the same door. */
async function open(url: string, externalId: string): Promise<void> {
  const connection = openConnection();
  const body = JSON.stringify({ incident: { externalId, title: `Incident of ${externalId}` } });
  const headers = { 'content-type': 'application/json' };
  const { status, text } = await ask(connection, url, { method: 'POST', headers, body });
  connection.destroy();
  if (status !== 202) throw new Error(`the first delivery was answered with ${status}: ${text}`);
}

async function send(load: 'webhook' | 'insert', options: WebhookOptions | InsertOptions): Promise<Sent> {
  const { output } = await runProcess([join(import.meta.dirname, '../load/main.ts'), load, JSON.stringify(options)]);
  return JSON.parse(output) as Sent;
}
