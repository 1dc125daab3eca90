import { describe, expect, it } from 'vitest';
import { readChat } from './index.ts';

const OPTIONS = { timeZone: 'Europe/Madrid', date: '2026-03-04' };
const read = (text: string, options: Partial<Parameters<typeof readChat>[1]> = {}) =>
  readChat({ text }, { ...OPTIONS, ...options });
const told = (text: string, options: Partial<Parameters<typeof readChat>[1]> = {}) =>
  read(text, options).messages.map((message) => [message.at?.slice(5, 16), message.author?.name, message.text]);

const SLACK = `Wednesday, March 4th
PagerDuty
APP  10:03 AM
Triggered #42: Checkout returns 502
Sam Okafor
  10:05 AM
seeing 500s on checkout, looking
:eyes:
3
:+1::skin-tone-2:
1

3 replies
Last reply today at 10:20 AM
View thread

10:06
graph: https://grafana.example/d/1
Screenshot 2026-03-04 at 10.05.12.png
New
Mei Lindqvist :house_with_garden:
  10:07 AM
could it be the config push? (edited)
Sam Okafor
  10:08 AM
replied to a thread:
seeing 500s on checkout, loo
yes, same minute
Pinned by Sam Okafor
Noor Haddad (she/her)
  10:12 AM
let's roll back
📌
2
Noor Haddad
  10:13 AM
joined #inc-42.`;

describe('a pasted Slack conversation', () => {
  it('is read as people see it: names, times, grouped messages', () => {
    const chat = read(SLACK);
    expect(chat.format).toBe('slack-paste');
    expect(chat.problems).toEqual([]);
    expect(told(SLACK)).toEqual([
      ['03-04T09:03', 'PagerDuty', 'Triggered #42: Checkout returns 502'],
      ['03-04T09:05', 'Sam Okafor', 'seeing 500s on checkout, looking'],
      ['03-04T09:06', 'Sam Okafor', 'graph: https://grafana.example/d/1\nScreenshot 2026-03-04 at 10.05.12.png'],
      ['03-04T09:07', 'Mei Lindqvist', 'could it be the config push?'],
      ['03-04T09:08', 'Sam Okafor', 'yes, same minute'],
      ['03-04T09:12', 'Noor Haddad', "let's roll back"],
      ['03-04T09:13', 'Noor Haddad', 'joined #inc-42.'],
    ]);
    expect(chat.people.map((person) => [person.name, person.messages, person.isBot ?? false])).toEqual([
      ['PagerDuty', 1, true],
      ['Sam Okafor', 3, false],
      ['Mei Lindqvist', 1, false],
      ['Noor Haddad', 1, false],
    ]);
  });

  it('keeps reactions, pins, edits, replies and notices as what they are', () => {
    const [, first, , second, reply, pinned, joined] = read(SLACK).messages;
    expect(first!.reactions).toEqual([
      { name: 'eyes', count: 3 },
      { name: '+1', count: 1 },
    ]);
    expect(first!.problems).toEqual(['3 replies were not part of what was copied.']);
    expect(second!.edited).toBe(true);
    expect(reply!.thread).toBe(first!.id);
    expect(pinned).toMatchObject({ pinned: true, reactions: [{ name: '📌', count: 2 }] });
    expect(joined!.system).toBe(true);
  });

  it('takes heads on one line, and times without am or pm as the next ones after the head', () => {
    const text =
      'Sam Okafor  11:58 AM\nseeing 500s\n12:02\nstill\nMei Lindqvist  Today at 11:59 PM\nbed\n12:03\nnight, done at 12:01 AM';
    expect(told(text)).toEqual([
      ['03-04T10:58', 'Sam Okafor', 'seeing 500s'],
      ['03-04T11:02', 'Sam Okafor', 'still'],
      ['03-04T22:59', 'Mei Lindqvist', 'bed'],
      ['03-04T23:03', 'Mei Lindqvist', 'night, done at 12:01 AM'],
    ]);
  });

  it('tells names from short texts when the clock has 24 hours, indented or not', () => {
    const text = 'Sam Okafor\n  23:55\nseeing 500s\nok\n23:57\nmore\n\nMei Lindqvist\n  00:03\nrolled back\n';
    const expected = [
      ['03-04T22:55', 'Sam Okafor', 'seeing 500s\nok'],
      ['03-04T22:57', 'Sam Okafor', 'more'],
      ['03-04T23:03', 'Mei Lindqvist', 'rolled back'],
    ];
    expect(told(text)).toEqual(expected);
    expect(told(text.replaceAll('  ', ''))).toEqual(expected);
  });

  it('follows dates in heads and between messages', () => {
    const text =
      'Sam Okafor  Yesterday at 10:05 PM\na\nMei  Mar 2nd at 9:00 AM\nb\nMonday at noon is fine\nMei  Monday at 10:00 AM\nc\nTuesday, March 3rd\nSam Okafor  8:00 AM\nd';
    expect(told(text)).toEqual([
      ['03-03T21:05', 'Sam Okafor', 'a'],
      ['03-02T08:00', 'Mei', 'b\nMonday at noon is fine'],
      ['03-02T09:00', 'Mei', 'c'],
      ['03-03T07:00', 'Sam Okafor', 'd'],
    ]);
  });

  it('asks for the date when none is written, and then gives no instant', () => {
    const chat = read('Sam Okafor  10:05 AM\nhello', { date: undefined });
    expect(chat).toMatchObject({ needsDate: true, needsZone: true });
    expect(chat.messages[0]).toMatchObject({ at: undefined, atText: '10:05 AM' });
    expect(read('Sam Okafor  March 4th, 2026 at 10:05 AM\nhello', { date: undefined }).needsDate).toBe(false);
  });

  it('takes older and foreign looks', () => {
    expect(
      told(
        'Sam Okafor  [10:05 AM]\nseeing 500s\n[10:06 AM] and cart\n:+1: 2  :eyes: 1\nMei Müller  Gestern um 10:05 Uhr\nok',
      ),
    ).toEqual([
      ['03-04T09:05', 'Sam Okafor', 'seeing 500s'],
      ['03-04T09:06', 'Sam Okafor', 'and cart'],
      ['03-03T09:05', 'Mei Müller', 'ok'],
    ]);
    const [, cart] = read('Sam Okafor  [10:05 AM]\na\n[10:06 AM] b\n:+1: 2  :eyes: 1').messages;
    expect(cart!.reactions).toEqual([
      { name: '+1', count: 2 },
      { name: 'eyes', count: 1 },
    ]);
  });

  it('leaves times inside code and names without times where they stand', () => {
    const text =
      'Sam Okafor  10:05 AM\n```\n10:01 ERROR foo\n10:02 ERROR bar\n```\nMei Lindqvist\nasked for it\nMei  10:06 AM\nok';
    expect(read(text).messages.map((message) => message.author?.name)).toEqual(['Sam Okafor', 'Mei']);
  });

  it('does not take a sentence that ends in a time for a head', () => {
    const text =
      'Sam Okafor  10:05 AM\nDeploy finished 10:01 AM\nwe saw it at 9:58 AM\nerrors since: 10:00\nMei Lindqvist  10:06 AM\nok';
    expect(read(text).messages.map((message) => message.text.split('\n').length)).toEqual([3, 1]);
  });
});

describe('a pasted Teams conversation', () => {
  it('is read with the time before the name, reactions and quoted answers', () => {
    const text =
      '[10:05 AM] Sam Okafor\n    seeing 500s on checkout\n\u200b[10:06 AM] Mei Lindqvist (Guest)\nme too\nlike 2\n' +
      '[10:07 AM] Noor Haddad\nSam Okafor\n10:05 AM\nseeing 500s on checkout\nyes, same here\nEdited';
    const chat = read(text);
    expect(chat.format).toBe('teams-paste');
    expect(told(text)).toEqual([
      ['03-04T09:05', 'Sam Okafor', 'seeing 500s on checkout'],
      ['03-04T09:06', 'Mei Lindqvist', 'me too'],
      ['03-04T09:07', 'Noor Haddad', 'yes, same here'],
    ]);
    expect(chat.messages[1]!.reactions).toEqual([{ name: 'like', count: 2 }]);
    expect(chat.messages[2]).toMatchObject({ thread: chat.messages[0]!.id });
  });

  it('is read with the time after the name, on its own line or not, and with dates', () => {
    const text =
      'Sam Okafor\n3/4/2026 10:05 AM\nseeing 500s\nLike 1\nMei Lindqvist 3/14 10:07 AM\nrolled back\n1 Heart reaction.';
    expect(told(text)).toEqual([
      ['03-04T09:05', 'Sam Okafor', 'seeing 500s'],
      ['03-14T09:07', 'Mei Lindqvist', 'rolled back'],
    ]);
    expect(told('[10:42 • 04/03/2026] Mario Rossi:\nciao\n[10:44 • 14/03/2026] Anna Bianchi:\nsì')).toEqual([
      ['03-04T09:42', 'Mario Rossi', 'ciao'],
      ['03-14T09:44', 'Anna Bianchi', 'sì'],
    ]);
  });
});
