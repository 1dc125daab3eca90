import { describe, expect, it } from 'vitest';
import { readChat } from './index.ts';

const OPTIONS = { timeZone: 'Europe/Madrid', date: '2026-03-04' };
const read = (text: string, options: Partial<Parameters<typeof readChat>[1]> = {}) =>
  readChat({ text }, { ...OPTIONS, ...options });
const told = (text: string, options: Partial<Parameters<typeof readChat>[1]> = {}) =>
  read(text, options).messages.map((message) => [message.at?.slice(5, 19), message.author?.name, message.text]);

describe('a text log', () => {
  it('of IRC', () => {
    const text =
      '[23:58] <sam> seeing 500s\n[23:58]  * mei looks\n[23:59] *** noor has joined #ops\n=== x has left #ops\n[00:01] <@noor> hi\n';
    expect(told(text)).toEqual([
      ['03-04T22:58:00', 'sam', 'seeing 500s'],
      ['03-04T22:58:00', 'mei', 'looks'],
      ['03-04T22:59:00', undefined, 'noor has joined #ops'],
      ['03-04T22:59:00', undefined, 'x has left #ops'],
      ['03-04T23:01:00', 'noor', 'hi'],
    ]);
    expect(read(text).messages.map((message) => message.system)).toEqual([false, false, true, true, false]);
    expect(told('10:05 <sam> hello\n10:06 <mei> yes')).toHaveLength(2);
  });

  it('with ISO times, their offsets kept, and text over several lines', () => {
    const text =
      '2026-03-04T10:05:12Z sam: seeing 500s\n2026-03-04T10:06:12.123+02:00 mei: it began\n  at foo:10:05\n2026-03-04 10:07:00 noor: ok';
    expect(told(text)).toEqual([
      ['03-04T10:05:12', 'sam', 'seeing 500s'],
      ['03-04T08:06:12', 'mei', 'it began\n  at foo:10:05'],
      ['03-04T09:07:00', 'noor', 'ok'],
    ]);
    expect(read(text).needsDate).toBe(false);
    expect(read('2026-03-04T10:05:12Z sam: a\n2026-03-04T10:05:13Z sam: b').needsZone).toBe(false);
  });

  it('of WhatsApp, with the day first or the month first as the numbers tell', () => {
    expect(
      told(
        '04/03/2026, 10:05 - Messages and calls are end-to-end encrypted.\n04/03/2026, 10:05 - Sam: 500s\n13/03/2026, 10:06 - +44 7700 900123: two\nlines',
      ),
    ).toEqual([
      ['03-04T09:05:00', undefined, 'Messages and calls are end-to-end encrypted.'],
      ['03-04T09:05:00', 'Sam', '500s'],
      ['03-13T09:06:00', '+44 7700 900123', 'two\nlines'],
    ]);
    expect(told('\u200e[3/4/26, 10:05:12 PM] Sam: hello\n[3/14/26, 10:05:13 AM] Mei: hi')).toEqual([
      ['03-04T21:05:12', 'Sam', 'hello'],
      ['03-14T09:05:13', 'Mei', 'hi'],
    ]);
  });

  it('of Telegram and Discord', () => {
    expect(told('Sam Okafor, [04.03.2026 10:05]\nseeing 500s\n\nMei, [04.03.2026 10:06]\nok')).toEqual([
      ['03-04T09:05:00', 'Sam Okafor', 'seeing 500s'],
      ['03-04T09:06:00', 'Mei', 'ok'],
    ]);
    expect(told('sam — Today at 10:05 AM\nseeing 500s\nmei — 03/04/2026 10:06 AM\nok')).toHaveLength(2);
  });

  it('that only notes what happened when', () => {
    expect(told('10:05 alert fired\n10:07 Sam started looking\n10:30 rolled back, 10:31 errors stopped\n')).toEqual([
      ['03-04T09:05:00', undefined, 'alert fired'],
      ['03-04T09:07:00', undefined, 'Sam started looking'],
      ['03-04T09:30:00', undefined, 'rolled back, 10:31 errors stopped'],
    ]);
  });

  it('kept as a list, as tabbed lines, or with epoch times', () => {
    expect(told('- 10:05 – Sam: seeing 500s\n- 10:06 – Mei: rolled back').map((row) => row[1])).toEqual(['Sam', 'Mei']);
    expect(
      told('2026-03-04 10:05:12\tsam\tseeing 500s\n2026-03-04 10:06:12\t@mei\tlooking').map((row) => row[1]),
    ).toEqual(['sam', 'mei']);
    expect(told('1772618712 sam: seeing 500s\n1772618720 mei: same')[0]).toEqual([
      '03-04T10:05:12',
      'sam',
      'seeing 500s',
    ]);
  });

  it('does not begin a message at a time of another look inside a long one', () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `[10:${String(index).padStart(2, '0')}] <sam> line ${index}`,
    );
    lines.splice(30, 0, '10:00:00.123 ERROR upstream: connection refused');
    expect(read(lines.join('\n')).messages).toHaveLength(60);
  });

  it('whose clock runs back a little says so and stays on the day', () => {
    const [, second] = read('10:05 <sam> a\n10:04 <mei> b').messages;
    expect(second).toMatchObject({ at: '2026-03-04T09:04:00.000Z', problems: ['Earlier than the message before it.'] });
  });

  it('without any time, or without any shape, is kept', () => {
    const untimed = read('sam: seeing 500s\nmei: same\nsam: rolled back');
    expect(untimed.messages.map((message) => message.author?.name)).toEqual(['sam', 'mei', 'sam']);
    const prose = read('Checkout was down for an hour.\nNobody knows why.');
    expect(prose.messages).toHaveLength(1);
    expect(prose.messages[0]).toMatchObject({
      text: 'Checkout was down for an hour.\nNobody knows why.',
      at: undefined,
    });
    expect(prose.problems).toHaveLength(1);
    expect(read('').messages).toEqual([]);
  });
});

describe('a Zoom chat', () => {
  const TEXT =
    '00:25:04\tMei | Platform:\tThe devnet is stuck\r\n00:25:14\tSam Okafor:\tReacted to "The devnet is st..." with 👍\r\n' +
    '00:46:14\tNoor Haddad:\tReplying to "The devnet is stuck"\n\nsince block 80\r\n01:47:36\tSam Okafor:\tReacted to "since block 80" with ❤️\r\n' +
    '01:48:00\tSam Okafor:\tRéponse à "The devnet i..."\n\nrestarted it\r\n';

  it('counts from the start of the recording', () => {
    const chat = read(TEXT, { startedAt: '2026-03-04T14:00:00Z' });
    expect(chat).toMatchObject({ format: 'zoom-chat', needsDate: false, needsZone: false });
    expect(chat.messages.map((message) => [message.at?.slice(11, 19), message.author?.name, message.text])).toEqual([
      ['14:25:04', 'Mei | Platform', 'The devnet is stuck'],
      ['14:46:14', 'Noor Haddad', 'since block 80'],
      ['15:48:00', 'Sam Okafor', 'restarted it'],
    ]);
    const [first, reply, last] = chat.messages;
    expect(first!.reactions).toEqual([{ name: '👍', count: 1, users: ['Sam Okafor'] }]);
    expect(reply).toMatchObject({ thread: first!.id, reactions: [{ name: '❤️', count: 1 }] });
    expect(last!.thread).toBe(first!.id);
  });

  it('asks when the recording began', () => {
    const chat = read(TEXT);
    expect(chat.needsDate).toBe(true);
    expect(chat.messages[0]!.at).toBeUndefined();
    expect(chat.messages.map((message) => message.id)).toEqual(
      read(TEXT, { startedAt: '2026-03-04T14:00:00Z' }).messages.map((message) => message.id),
    );
  });
});
