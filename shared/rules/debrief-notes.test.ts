import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSection } from '../document/markdown/index.ts';
import { calendarEntry, googleLink, outlookLink } from './debrief-links.ts';
import { type Note, readNotes, withNote, withParagraphs } from './debrief-notes.ts';
import { hintsFor, instantOf, otherClocks } from './debrief-time.ts';

const TODAY = 'Debrief of 4 March 2026';
const words = fc.stringMatching(/^[a-z][a-z *_#]{0,30}[a-z]$/).map((text) => text.replace(/\s+/g, ' '));
const note: fc.Arbitrary<Note> = fc.record({
  kind: fc.constantFrom('note' as const, 'decision' as const),
  text: words,
});

describe('notes', () => {
  it('read as they were written, each once, and leave what stood there', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 12 }), (notes) => {
        const before = readSection('Asked beforehand.\n\n### Debrief of 1 March 2026\n\n- An older note');
        const after = notes.reduce(
          (blocks, one) => withNote(blocks, TODAY, one),
          before as readonly (typeof before)[number][],
        );
        const once = notes.filter(
          (one, index) => notes.findIndex((other) => other.kind === one.kind && other.text === one.text) === index,
        );
        expect(readNotes(after, TODAY)).toEqual(once);
        expect(readNotes(after, 'Debrief of 1 March 2026')).toEqual([{ kind: 'note', text: 'An older note' }]);
        expect(after.slice(0, before.length)).toEqual(before);
      }),
    );
  });
  it('go before what somebody wrote under a later heading', () => {
    const blocks = readSection(`### ${TODAY}\n\nWe met in room 4.\n\n### Afterwards\n\nMore.`);
    const after = withNote(blocks, TODAY, { kind: 'note', text: 'First' });
    expect(after.map((one) => one.textContent)).toEqual([TODAY, 'We met in room 4.', 'First', 'Afterwards', 'More.']);
  });
  it('take the place of the empty paragraph of an empty section', () => {
    expect(withParagraphs(readSection(''), 'One.\n\nTwo\nlines.').map((one) => one.textContent)).toEqual([
      'One.',
      'Two lines.',
    ]);
  });
});

describe('a time', () => {
  const mei = { id: 'm', name: 'Mei', timeZone: 'Asia/Tokyo', off: [] };
  const ana = { id: 'a', name: 'Ana', timeZone: 'Europe/Madrid', off: [{ day: '2026-03-05', why: 'away' }] };
  const at = instantOf('2026-03-04', '10:30', 'Europe/Madrid')!;
  it('is said on the clocks of the others', () => {
    expect(otherClocks(at, [mei, ana], 'Europe/Madrid')).toEqual(['18:30 for Mei in Tokyo']);
    const evening = instantOf('2026-03-04', '20:00', 'Europe/Madrid')!;
    expect(otherClocks(evening, [mei], 'Europe/Madrid')).toEqual(['04:00 the day after for Mei in Tokyo']);
  });
  it('is hard for who is off, asleep, or at the weekend', () => {
    expect(hintsFor(at, 60, [mei, ana])).toEqual([{ personId: 'm', words: '18:30 for Mei in Tokyo' }]);
    expect(hintsFor(at + 86_400_000, 60, [ana])[0]?.words).toBe('Ana does not work on that day: away');
    expect(hintsFor(at + 3 * 86_400_000, 60, [{ ...ana, off: [] }])[0]?.words).toBe('It is a Saturday for Ana');
    expect(hintsFor(at, 60, [ana])).toEqual([]);
  });
  it('that is none is null', () => {
    expect(instantOf('2026-02-30', '10:00', 'UTC')).toBeNull();
    expect(instantOf('2026-02-20', '25:00', 'UTC')).toBeNull();
  });
});

describe('links to calendars', () => {
  const debrief = {
    reference: 'PM-3',
    title: 'Kestrel leaked',
    startsAt: Date.parse('2026-03-04T14:00:00Z'),
    minutes: 45,
    place: 'Kestrel',
    url: 'https://call.example/?a=b&c',
  };
  it('carry the time in UTC and every word whole', () => {
    const entry = calendarEntry({ ...debrief, private: false }, 'https://debrief.example/post-mortems/PM-3/debrief');
    const google = new URL(googleLink(entry)).searchParams;
    expect(google.get('dates')).toBe('20260304T140000Z/20260304T144500Z');
    expect(google.get('text')).toBe('Debrief PM-3: Kestrel leaked');
    expect(google.get('details')).toContain(debrief.url);
    expect(new URL(outlookLink(entry)).searchParams.get('enddt')).toBe('2026-03-04T14:45:00.000Z');
  });
  it('say nothing of what is private', () => {
    const entry = calendarEntry({ ...debrief, private: true }, 'https://debrief.example/post-mortems/PM-3/debrief');
    expect(JSON.stringify(entry)).not.toMatch(/kestrel|call\.example/i);
  });
});
