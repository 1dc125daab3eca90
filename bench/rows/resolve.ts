import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { draftPostMortem } from '#shared/drafting/draft.ts';
import type { IncidentRecord } from '#shared/incident-record.ts';
import { inventRecord } from '../record.ts';
import { type Bench, medianRow } from '../row.ts';
import { type BenchServer, openServer } from '../stage/server.ts';

const EVENTS = 2000;
const ROUNDS = 7;
const GIVE_UP = 30_000;

export const resolveBench: Bench = {
  name: 'resolve',
  about: 'from resolving an incident with 2,000 events to its draft',
  how: 'from the request that resolves an incident with 2,000 events to the first answer that holds its drafted sections. Beside it the drafting alone, of the same record, in memory.',
  async run(stage) {
    const server = await openServer(stage, 'bench_events');
    const toDraft: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const record = inventRecord(EVENTS, 100 + round);
      toDraft.push(await timeDraft(server, record));
      const started = performance.now();
      draftPostMortem(record, {});
      alone.push(performance.now() - started);
    }
    return [
      medianRow('resolved with 2,000 events to draft readable', 'ms', 1000, toDraft, {
        name: 'the drafting alone',
        values: alone,
      }),
    ];
  },
};

/** From the request that resolves it to the first answer with the drafted sections. */
async function timeDraft({ call }: BenchServer, record: IncidentRecord): Promise<number> {
  const { title, severity, services, times } = record;
  const { id } = await call(createIncident, {
    title,
    severity,
    services: services ?? [],
    startedAt: times?.impactStarted ?? undefined,
    impact: { text: record.impact?.text ?? '', customers: record.impact?.customers },
  });
  const events = (record.events ?? []).map((event) => ({ ...event, id: undefined, externalId: event.id }));
  await call(addEvents, { id, events });
  const started = performance.now();
  await call(updateIncident, { id, status: 'resolved', resolvedAt: times?.resolved ?? undefined });
  while (performance.now() - started < GIVE_UP) {
    const { postMortemId } = await call(getIncident, { id });
    const document = postMortemId ? await call(getPostMortem, { id: postMortemId }) : undefined;
    if (document?.sections.some((section) => section.markdown.length > 0)) return performance.now() - started;
    await sleep(20);
  }
  throw new Error(`no draft came within ${GIVE_UP / 1000} s`);
}
