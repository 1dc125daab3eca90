import { createIncident } from '#shared/contracts/incidents.ts';
import { eventRow, insertMany } from '../load/event-rows.ts';
import { inventRecord } from '../record.ts';
import { type Bench, medianRow } from '../row.ts';
import { connect } from '../stage/postgres.ts';
import { openServer } from '../stage/server.ts';

const EVENTS = 10_000;
const ROUNDS = 5;

export const batchBench: Bench = {
  name: 'batch',
  about: '10,000 events in one request',
  how: 'one request with 10,000 events to a running server, until its answer. Beside it the same rows in one statement over a plain connection to the same database.',
  async run(stage) {
    const server = await openServer(stage, 'bench_events');
    const plain = await connect(server.database);
    stage.atEnd(() => plain.end());
    const overHttp: number[] = [];
    const inOneStatement: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const record = inventRecord(EVENTS, round + 1);
      const events = (record.events ?? []).map(({ id, ...event }) => ({ ...event, externalId: id }));
      const body = JSON.stringify(events);
      const incident = await server.call(createIncident, { title: record.title, severity: 'SEV2' });
      let started = performance.now();
      const response = await fetch(`${server.url}/api/v1/incidents/${incident.id}/events`, {
        method: 'POST',
        headers: { ...server.headers, 'content-type': 'application/json' },
        body,
      });
      const answer = (await response.json()) as { accepted: number };
      overHttp.push(performance.now() - started);
      if (answer.accepted !== EVENTS) throw new Error(`of ${EVENTS} events ${answer.accepted} were accepted`);

      const beside = await server.call(createIncident, { title: record.title, severity: 'SEV2' });
      const rows = (record.events ?? []).map((event) => eventRow(beside.id, event));
      started = performance.now();
      await insertMany(plain, rows);
      inOneStatement.push(performance.now() - started);
    }
    return [
      medianRow('10,000 events in one request', 'ms', 2000, overHttp, {
        name: 'the rows in one plain statement',
        values: inOneStatement,
      }),
    ];
  },
};
