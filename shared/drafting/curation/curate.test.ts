import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CuratableEvent, type CurationContext, curate } from './curate.ts';

const minute = (at: number) => Date.parse('2026-03-04T10:00:00Z') + at * 60_000;
const context: CurationContext = { title: 'Checkout errors after config push', services: ['checkout'], times: {} };

const story: [number, string][] = [
  [2, 'Retry settings of checkout deployed to production'],
  [5, 'Error rate of checkout above 2 percent, on-call engineer paged'],
  [9, 'Incident declared, Ines leads'],
  [14, 'Logs show the connection pool of the payments database exhausted'],
  [19, 'Config push of 10:02 identified as the cause'],
  [22, 'Checkout rolled back to the previous release'],
  [33, 'Error rate of checkout back to normal'],
];
const talk = [
  'anyone up for lunch?',
  'lol',
  'i think you should just try the other one',
  'thanks!',
  'hmm not sure what you mean',
  'yeah me too',
  'can you hear me?',
  'my cat just walked over the keyboard :)',
  "i'll be back in a bit",
  'did you watch the match yesterday',
];

const channel = (copies: number): CuratableEvent[] => {
  const told = story.map(([at, text], index) => ({ id: `story-${index}`, at: minute(at), text }));
  const said = Array.from({ length: copies }, (_, index) => ({
    id: `talk-${index}`,
    at: minute((index * 37) % 40) + index,
    text: `${talk[index % talk.length]} ${'ok '.repeat(Math.floor(index / talk.length) % 5)}`.trim(),
  }));
  return [...told, ...said].sort((a, b) => a.at - b.at);
};

describe('curate', () => {
  it('finds the story in twenty times as much talk, and little else', () => {
    const { chosen } = curate(channel(140), context);
    const ids = chosen.map((one) => one.eventId);
    expect(ids.filter((id) => id.startsWith('story')).length).toBeGreaterThanOrEqual(6);
    expect(ids.filter((id) => id.startsWith('talk')).length).toBeLessThanOrEqual(1);
  });

  it('says what each event is to the story', () => {
    const events: CuratableEvent[] = [
      { id: 'deploy', at: minute(2), kind: 'deploy', text: 'checkout 4.18.0 deployed' },
      { id: 'alert', at: minute(5), kind: 'alert', text: '[FIRING] checkout errors above 2%' },
      { id: 'declared', at: minute(8), kind: 'status-change', text: 'Incident declared' },
      { id: 'idea', at: minute(15), text: 'I suspect the new retry settings of checkout' },
      { id: 'over', at: minute(50), text: 'Handing over to Jonas, who watches the checkout pool' },
      { id: 'end', at: minute(41), kind: 'status-change', text: 'Status changed to mitigated' },
    ];
    const times = { impactStarted: minute(4), mitigated: minute(41) };
    const why = Object.fromEntries(curate(events, { ...context, times }).chosen.map((one) => [one.eventId, one.why]));
    expect(why).toEqual({
      deploy: 'change before the impact',
      alert: 'first alert',
      declared: 'incident declared',
      idea: 'hypothesis',
      over: 'handover',
      end: 'ended the impact',
    });
  });

  it('folds a flapping alert into its first firing and its last clearing', () => {
    const flaps: CuratableEvent[] = Array.from({ length: 300 }, (_, index) => ({
      id: `flap-${index}`,
      at: minute(index),
      kind: 'alert',
      text: index % 2 === 0 ? `[FIRING] checkout errors at ${index} %` : '[RESOLVED] checkout errors at 0 %',
    }));
    const { chosen } = curate(flaps, context);
    expect(chosen.map((one) => one.eventId)).toEqual(['flap-0', 'flap-299']);
    expect(chosen.flatMap((one) => one.folded)).toHaveLength(298);
    expect(chosen[0]!.folded).toContain('flap-2');
  });

  it('always keeps what somebody marked as key, whatever it says and beyond the limit', () => {
    const events = channel(200).map((event, index) => ({ ...event, key: index % 4 === 0 }));
    const marked = events.filter((event) => event.key).map((event) => event.id);
    const ids = new Set(curate(events, context, 10).chosen.map((one) => one.eventId));
    expect(marked.every((id) => ids.has(id))).toBe(true);
  });

  it('judges a channel in another language by what its events share', () => {
    const told = [
      'Zahlungen im Shop schlagen fehl',
      'Rücksetzen der Zahlungen auf die alte Version',
      'Zahlungen im Shop laufen wieder',
    ];
    const events = [...told, 'hallo', 'danke dir!', 'wer kommt mit essen?'].map((text, index) => ({
      id: `${index}`,
      at: minute(index),
      text,
    }));
    const ids = curate(events, { ...context, title: 'Zahlungen im Shop gestört', services: [] }).chosen.map(
      (one) => one.eventId,
    );
    expect(ids).toEqual(expect.arrayContaining(['0', '1', '2']));
  });

  it('loses nothing: every event is chosen or behind a chosen one, in order of time', () => {
    const kinds = fc.constantFrom(
      undefined,
      null,
      'alert',
      'deploy',
      'message',
      'action',
      'status-change',
    ) as fc.Arbitrary<CuratableEvent['kind']>;
    const event = fc.record({
      at: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
      kind: kinds,
      text: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom(...talk, ...story.map(([, text]) => text)),
      ),
      key: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (drawn, limit) => {
        const events = drawn.map((one, index) => ({ ...one, id: `e${index}` }));
        const { chosen } = curate(events, context, limit);
        const shown = chosen.map((one) => one.eventId);
        const all = [...shown, ...chosen.flatMap((one) => one.folded)];
        if (chosen.length > 0) expect(all.sort()).toEqual(events.map((one) => one.id).sort());
        const keys = events.filter((one) => one.key).length;
        expect(chosen.length).toBeLessThanOrEqual(Math.max(limit, keys));
        const times = chosen.map((one) => events[Number(one.eventId.slice(1))]!.at ?? Number.POSITIVE_INFINITY);
        expect(times).toEqual([...times].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same choice for the same events', () => {
    expect(curate(channel(140), context)).toEqual(curate(channel(140), context));
  });
});
