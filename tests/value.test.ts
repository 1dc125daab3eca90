import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerEffect } from '#shared/contracts/effects.ts';
import { createFactor } from '#shared/contracts/factors.ts';
import { createIncident, getIncident, overrideDecision, updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { listFactorIncidents, showValue } from '#shared/contracts/value.ts';
import type { ValueFigureKey } from '#shared/rules/value/figures.ts';
import { draftedIncident } from './support/incident.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const figure = async (key: ValueFigureKey, scope: Parameters<typeof showValue.input.parse>[0] = {}) => {
  const { figures } = await server.call(showValue, scope as object);
  return figures.find((one) => one.key === key)!;
};
/** When the incidents of `draftedIncident` are. */
const THEN = { from: '2026-02-01', to: '2026-04-30' };

describe('what it brought', () => {
  test('with nothing to count every figure says what will be here, and draws nothing', async () => {
    const { figures, scope } = await server.call(showValue, {});
    expect(figures).toHaveLength(7);
    for (const one of figures) {
      expect(one.chart).toBeNull();
      expect(one.says).toMatch(/Here will stand|here will stand/);
      for (const words of [one.definition, one.sample, one.exclusions]) expect(words).not.toBe('');
    }
    expect(scope).toMatchObject({ days: 90, incidents: 0, service: null, team: null });
  });

  test('counts follow-ups, factors and answers of the period, and nothing of what is private', async () => {
    for (const isPrivate of [false, true]) {
      const { id } = await draftedIncident(server, { private: isPrivate, services: ['till'] });
      await server.call(createFactor, {
        id,
        title: 'No limit',
        kind: 'misconfiguration-and-defaults',
        role: 'triggered',
      });
      const done = await server.call(createFollowUp, { title: 'Reject a push without a limit', postMortemId: id });
      await server.call(updateFollowUp, { id: done.id, status: 'done' });
      await server.call(answerEffect, { id: done.id, answer: 'partly' });
      await server.call(createFollowUp, { title: 'Remember the limit', postMortemId: id, dueOn: '2020-01-01' });
      const no = await server.call(createFollowUp, { title: 'Rewrite it', postMortemId: id });
      await server.call(updateFollowUp, { id: no.id, status: 'wont-do', reason: 'too much' });
    }
    const work = await figure('follow-ups');
    const sums = [1, 2, 3, 4].map((at) => work.table.rows.reduce((all, row) => all + Number(row[at]), 0));
    expect(sums).toEqual([1, 0, 1, 1]);
    expect(work.sample).toBe('A small sample: 3 follow-ups.');
    const { table } = await figure('factors', THEN);
    expect(table.rows).toEqual([[expect.stringContaining('till'), 0, 1, 'New']]);
    expect((await figure('effects')).table.rows).toContainEqual(['Partly', 1]);
    const times = await figure('times', THEN);
    expect(times.table.rows[0]?.slice(0, 3)).toEqual(['Resolved to draft', 1, 0]);
    expect(times.table.rows[1]?.slice(0, 3)).toEqual(['Draft to published', 0, 1]);

    const admin = await server.call(showValue, THEN);
    const viewer = await (await server.as('viewer'))(showValue, THEN);
    expect(viewer).toEqual(admin);
    expect(admin.scope.incidents).toBe(1);
    expect((await figure('follow-ups', { to: '2021-01-01' })).chart).toBeNull();
    expect((await figure('follow-ups', { service: 'TILL' })).chart).not.toBeNull();
  });

  test('a factor that two incidents have in the same words is one, and leads to them and to nothing private', async () => {
    for (const [isPrivate, title] of [
      [false, 'Nobody owns the rota'],
      [false, 'nobody owns the rota.'],
      [true, 'Nobody owns the rota'],
      [false, 'Something else'],
    ] as const) {
      const { id } = await draftedIncident(server, { private: isPrivate, services: ['desk'] });
      await server.call(createFactor, { id, title, kind: 'process-and-change', role: 'triggered' });
    }
    const named = await figure('named-factors', { ...THEN, service: 'desk' });
    expect(named.table.rows).toEqual([
      [expect.stringMatching(/nobody owns/i), expect.any(String), 0, 2, expect.any(String)],
    ]);
    const behind = named.behind?.[0];
    expect(behind).toEqual({ kind: 'process-and-change', words: ['nobody owns the rota'] });
    const viewer = await server.as('viewer');
    const listed = await viewer(listFactorIncidents, {
      ...THEN,
      kind: 'process-and-change',
      words: ['nobody owns the rota'],
    });
    expect(listed.items).toHaveLength(2);
    expect(listed.items[0]).toMatchObject({ side: 'now', postMortem: expect.stringMatching(/^PM-/) });
    const kinds = await viewer(listFactorIncidents, { ...THEN, kind: 'process-and-change', at: 'desk' });
    expect(kinds).toMatchObject({ isAll: true, items: { length: 3 } });
  });

  test('what was not written and came again is counted against it', async () => {
    const happen = async (daysAgo: number) => {
      const at = Date.now() - daysAgo * 86_400_000;
      const { id } = await server.call(createIncident, {
        title: 'Printer queue is stuck',
        services: ['printer'],
        startedAt: new Date(at).toISOString(),
      });
      await server.call(updateIncident, { id, status: 'resolved', resolvedAt: new Date(at + 60_000).toISOString() });
      await eventually(async () => (await server.call(getIncident, { id })).decision);
      return id;
    };
    const first = await happen(12);
    await server.call(overrideDecision, { id: first, outcome: 'not-needed', reason: 'known and small' });
    await happen(2);
    const again = await eventually(async () => {
      const { table } = await figure('not-written', { service: 'printer' });
      return table.rows.find(([label, , count]) => label === 'Decided: not needed' && count === 1);
    });
    expect(again.slice(1, 5)).toEqual([expect.any(Number), 1, 1, expect.any(Number)]);
  });

  test('takes everything away as CSV, each number with its definition', async () => {
    const response = await server.request('/api/v1/value/export?service=till');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="value-.*\.csv"/);
    const lines = (await response.text()).trimEnd().split('\r\n');
    expect(lines[0]).toContain('figure,scope,row,measure,value,definition,sample,exclusions');
    expect(lines.some((line) => line.startsWith('"Follow-ups, by strength"') && line.includes('service till'))).toBe(
      true,
    );
  });

  test('a scope that makes no sense is refused in words', async () => {
    await expect(server.call(showValue, { from: '2026-05-02', to: '2026-05-01' })).rejects.toThrow('must not be after');
    await expect(server.call(showValue, { from: '2001-01-01', to: '2026-05-01' })).rejects.toThrow('three years');
    await expect(server.call(showValue, { from: 'soon' })).rejects.toThrow('must be a date');
    await expect(server.call(showValue, { service: 'nothing' })).rejects.toThrow('There is no service nothing');
    // A service that only a private incident names is as unknown as any other.
    await server.call(createIncident, { title: 'Hush', services: ['secret-lab'], private: true });
    await expect(server.call(showValue, { service: 'secret-lab' })).rejects.toThrow('There is no service');
  });
});
