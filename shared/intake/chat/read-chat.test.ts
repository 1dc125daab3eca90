import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatToEvents, readChat } from './index.ts';

const OPTIONS = { timeZone: 'America/New_York', date: '2026-03-07' };
const NAMES = ['Sam Okafor', 'Mei Lindqvist', 'noor.haddad', 'Ana María López', '王伟'];

const conversation = fc.array(
  fc.record({
    who: fc.constantFrom(...NAMES),
    after: fc.integer({ min: 0, max: 200 }),
    text: fc.constantFrom(
      'ok',
      'seeing 500s',
      'rolled back',
      'ok',
      'two\nlines',
      'שלום, זה למטה',
      '👀',
      'is it 10 or 11?',
      'https://a.example/x?y=1',
    ),
  }),
  { minLength: 1, maxLength: 40 },
);
type Said = { who: string; after: number; text: string }[];

/** The minutes of each message since midnight of the first day. */
const minutes = (said: Said) => {
  let now = 600;
  return said.map(({ after }) => {
    now += after;
    return now;
  });
};
const clock24 = (minute: number) =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const clock12 = (minute: number) => {
  const hour = Math.floor(minute / 60) % 24;
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
};

const WRITERS: Record<string, (said: Said) => string> = {
  slack: (said) =>
    said.map(({ who, text }, index) => `${who}\n  ${clock12(minutes(said)[index]!)}\n${text}`).join('\n'),
  'slack on one line': (said) =>
    said.map(({ who, text }, index) => `${who}  ${clock24(minutes(said)[index]!)}\n${text}`).join('\n'),
  teams: (said) =>
    said.map(({ who, text }, index) => `[${clock12(minutes(said)[index]!)}] ${who}\n${text}`).join('\n\n'),
  irc: (said) => said.map(({ who, text }, index) => `[${clock24(minutes(said)[index]!)}] <${who}> ${text}`).join('\n'),
};

describe('readChat', () => {
  it.each(Object.entries(WRITERS))('gives back what was said, by whom and in which order (%s)', (_, write) => {
    fc.assert(
      fc.property(conversation, (said) => {
        // A pause of more than a day cannot be seen in clock times.
        const { messages } = readChat({ text: write(said) }, OPTIONS);
        expect(messages.map((message) => [message.author?.name, message.text])).toEqual(
          said.map(({ who, text }) => [who, text]),
        );
        const start = Date.parse('2026-03-07T05:00:00Z');
        const expected = minutes(said).map((minute) => start + minute * 60_000);
        // Clocks in New York go forward on 8 March 2026 at 2:00.
        const shift = (at: number) => (at >= Date.parse('2026-03-08T07:00:00Z') ? at - 3_600_000 : at);
        const last = Date.parse('2026-03-08T06:00:00Z');
        for (const [index, message] of messages.entries()) {
          if (expected[index]! < last) expect(Date.parse(message.at!)).toBe(expected[index]);
          else expect(Math.abs(Date.parse(message.at!) - shift(expected[index]!))).toBeLessThanOrEqual(3_600_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(WRITERS))('read twice adds nothing, and a part read again adds nothing (%s)', (_, write) => {
    fc.assert(
      fc.property(conversation, fc.nat(39), (said, length) => {
        const ids = (text: string) => readChat({ text }, OPTIONS).messages.map((message) => message.id);
        const all = ids(write(said));
        expect(new Set(all).size).toBe(all.length);
        expect(ids(write(said))).toEqual(all);
        const part = said.slice(0, Math.max(1, length));
        for (const id of ids(write(part))) expect(all).toContain(id);
      }),
      { numRuns: 40 },
    );
  });

  it('has the same ids in another zone: adding it again with the right one moves the messages', () => {
    const text = 'Sam Okafor  10:05 AM\nhello';
    const [a, b] = ['UTC', 'Asia/Tokyo'].map(
      (timeZone) => readChat({ text }, { timeZone, date: '2026-03-04' }).messages[0]!,
    );
    expect(a!.id).toBe(b!.id);
    expect(a!.at).not.toBe(b!.at);
  });

  it('never throws on content', () => {
    const piece = fc.constantFrom(
      '\0',
      '\ud800',
      '\u202e',
      '[',
      ']',
      '<',
      '>',
      ':',
      '10:05',
      '99:99',
      'AM',
      'Sam',
      '\n',
      '\r\n',
      '\t',
      '  ',
      '{',
      '"',
      '3/4',
      'Today at',
      ':eyes:',
      '3',
      '- ',
      'APP',
      '```',
      '2026-02-30',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 }),
        (pieces) => {
          const chat = readChat({ text: pieces.join('') }, OPTIONS);
          for (const event of chatToEvents(chat))
            expect(event.text.includes('\0') || !event.text.isWellFormed()).toBe(false);
          for (const message of chat.messages)
            if (message.at) expect(new Date(message.at).toISOString()).toBe(message.at);
        },
      ),
    );
    for (const format of ['slack-paste', 'teams-paste', 'text-log', 'zoom-chat', 'slack-export'] as const) {
      expect(readChat({ text: 'nothing of the kind\n' }, { ...OPTIONS, format }).messages.length).toBeLessThan(2);
    }
    expect(
      readChat({ files: new Map([['log.txt', new Uint8Array([0xff, 0xfe, 0x41, 0])]]) }, OPTIONS).messages[0]!.text,
    ).toBe('A');
    expect(readChat({}, { timeZone: 'Nowhere/Else' }).messages).toEqual([]);
  });

  it('takes hostile input in linear time', { timeout: 30_000 }, () => {
    const long = 'a'.repeat(100_000);
    const inputs = [
      `Sam Okafor  10:05 AM\n${long}\n${'['.repeat(100_000)}`,
      `${'10:05 AM '.repeat(50_000)}`,
      `${'Sam  10:05 AM\n'.repeat(20_000)}`,
      `${' '.repeat(100_000)}10:05\n${'\t'.repeat(100_000)}`,
      `[10:05] <${long}> x\n[10:05] <sam> ${':a'.repeat(50_000)}`,
      `${'Sam Okafor\n'.repeat(30_000)}`,
      `${'00:00:01\tSam:\tReacted to "x" with y\n'.repeat(20_000)}`,
      JSON.stringify([
        { ts: '1772618400.1', text: '<'.repeat(100_000) },
        { ts: '1772618401.1', text: '*a'.repeat(50_000) },
        { ts: '1772618402.1', text: '`'.repeat(100_000) },
      ]),
    ];
    for (const text of inputs) {
      const began = performance.now();
      const chat = readChat({ text }, OPTIONS);
      expect(performance.now() - began).toBeLessThan(5000);
      for (const message of chat.messages) expect(message.text.length).toBeLessThanOrEqual(100_000);
    }
  });
});
