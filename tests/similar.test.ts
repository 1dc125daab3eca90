import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { judgeSimilar, listSimilarIncidents, undoSimilar } from '#shared/contracts/similar.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const DAY = 86_400_000;
let hour = 0;

/** An incident that began `daysAgo` days ago and is over, with its alert. */
async function happen(
  title: string,
  daysAgo: number,
  more: { services?: string[]; alert?: string; summary?: string; private?: boolean } = {},
) {
  hour += 1;
  const startedAt = new Date(Date.now() - daysAgo * DAY + hour * 1000);
  const { alert, ...fields } = more;
  const made = await server.call(createIncident, {
    title,
    startedAt: startedAt.toISOString(),
    severity: 'SEV2',
    ...fields,
  });
  if (alert)
    await server.call(addEvents, {
      id: made.id,
      events: [{ at: startedAt.toISOString(), kind: 'alert', text: alert, source: 'alertmanager' }],
    });
  await server.call(updateIncident, {
    id: made.id,
    status: 'resolved',
    resolvedAt: new Date(startedAt.getTime() + 3_600_000).toISOString(),
  });
  return made;
}

const similarOf = async (id: string) => (await server.call(listSimilarIncidents, { id })).items;
const repeatOf = async (id: string) => {
  const { decision } = await server.call(getIncident, { id });
  return decision && (decision.reasons.find(({ rule }) => rule === 'repeat')?.text ?? 'none');
};
/** What the decision says of repeats, once that fits. */
const saysOfRepeats = (id: string, fits: (text: string) => boolean = () => true) =>
  eventually(async () => {
    const text = await repeatOf(id);
    return text !== null && fits(text) ? text : null;
  });

describe('similar incidents', () => {
  test('the same alert under other words is found, and told in words', async () => {
    const earlier = await happen('Customers cannot pay', 11, {
      services: ['till'],
      alert: 'TillErrorsHigh: 12 % of payments fail',
    });
    await happen('Reports are late', 10, { services: ['till'] });
    const later = await happen('Card terminals refuse', 2, {
      services: ['till'],
      alert: 'TillErrorsHigh: 31 % of payments fail',
    });
    const [first] = await similarOf(later.id);
    expect(first).toMatchObject({ id: earlier.id, daysAgo: 9, said: false });
    expect(first?.alike).toEqual(['Both hit till', 'The same alert TillErrorsHigh']);
    expect(await saysOfRepeats(later.id)).toContain(`${earlier.reference} hit till with the same alert TillErrorsHigh`);
  });

  test('the same cause in other words', async () => {
    const earlier = await happen('Log-in fails for everybody', 30, {
      services: ['gate'],
      summary: 'The TLS certificate of the gateway had expired overnight.',
    });
    const later = await happen('Nobody can sign in', 3, { services: ['gate'], summary: 'An expired cert, again.' });
    const found = (await similarOf(later.id)).find(({ id }) => id === earlier.id);
    expect(found?.alike).toContain('Both name an expired certificate');
  });

  test('what people say holds over what is found, for both, and is taken back', async () => {
    const earlier = await happen('Parcels are lost', 20, { services: ['parcels'], alert: 'ParcelsLost: 3' });
    const stranger = await happen('Lights flicker in the hall', 15, { services: ['hall'] });
    const later = await happen('Parcels go missing', 4, { services: ['parcels'], alert: 'ParcelsLost: 9' });
    expect((await similarOf(later.id)).map(({ id }) => id)).toEqual([earlier.id]);
    expect(await saysOfRepeats(later.id)).toContain(earlier.reference);

    await server.call(judgeSimilar, {
      id: later.id,
      other: earlier.reference,
      verdict: 'not-same',
      note: 'another depot',
    });
    expect(await similarOf(later.id)).toEqual([]);
    await saysOfRepeats(later.id, (text) => text === 'none');

    const linked = await server.call(judgeSimilar, { id: stranger.id, other: later.id, verdict: 'same' });
    expect(linked.verdicts).toMatchObject([{ verdict: 'same', undone: null, incident: { id: later.id } }]);
    const [first] = await similarOf(later.id);
    expect(first).toMatchObject({ id: stranger.id, said: true });
    expect(first?.alike[0]).toMatch(/^Said to be the same by /);
    await saysOfRepeats(later.id, (text) => text.includes(stranger.reference));

    await server.call(undoSimilar, { id: later.id, other: stranger.id });
    const undone = await server.call(undoSimilar, { id: later.id, other: earlier.id });
    expect(undone.items.map(({ id }) => id)).toEqual([earlier.id]);
    expect(undone.verdicts.map(({ verdict, undone: back }) => [verdict, back !== null])).toEqual([
      ['same', true],
      ['not-same', true],
    ]);
    await expect(server.call(undoSimilar, { id: later.id, other: earlier.id })).rejects.toThrow('nothing to take back');
    await expect(server.call(judgeSimilar, { id: later.id, other: later.id, verdict: 'same' })).rejects.toThrow(
      'itself',
    );
  });

  test('two who judge the same pair at once leave one verdict that holds', async () => {
    const a = await happen('Ovens are cold', 9, { services: ['ovens'] });
    const b = await happen('Ovens are cold again', 1, { services: ['ovens'] });
    await Promise.all([
      server.call(judgeSimilar, { id: a.id, other: b.id, verdict: 'same' }),
      server.call(judgeSimilar, { id: b.id, other: a.id, verdict: 'not-same' }),
    ]);
    const { verdicts } = await server.call(listSimilarIncidents, { id: b.id });
    expect(verdicts.filter(({ undone }) => undone === null)).toHaveLength(1);
    expect(verdicts).toHaveLength(2);
  });

  test('a private incident is similar to nothing for who may not see it, and no text that everybody reads draws on it', async () => {
    const viewer = await server.as('viewer');
    const hidden = await happen('Payroll shows wrong salaries', 12, {
      services: ['payroll'],
      alert: 'PayrollWrong: 1',
      private: true,
    });
    const open = await happen('Payroll shows wrong sums', 2, { services: ['payroll'], alert: 'PayrollWrong: 4' });
    expect((await similarOf(open.id)).map(({ id }) => id)).toEqual([hidden.id]);
    await server.call(judgeSimilar, { id: open.id, other: hidden.id, verdict: 'same', note: 'secret' });

    const seen = await viewer(listSimilarIncidents, { id: open.id });
    expect(seen).toEqual({ items: [], verdicts: [] });
    await expect(viewer(listSimilarIncidents, { id: hidden.id })).rejects.toThrow('There is no incident');
    const editor = await server.as('editor');
    await expect(editor(judgeSimilar, { id: open.id, other: hidden.id, verdict: 'not-same' })).rejects.toThrow(
      'There is no incident',
    );
    expect(await saysOfRepeats(open.id)).toBe('none');
    const postMortemId = await eventually(async () => (await server.call(getIncident, { id: open.id })).postMortemId);
    const { sections } = await server.call(getPostMortem, { id: postMortemId });
    expect(JSON.stringify(sections.filter(({ key }) => key === 'learnings-and-risks'))).not.toContain('salaries');
  });
});
