import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { readChat } from './index.ts';

const OPTIONS = { timeZone: 'UTC' };
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const USERS = [
  { id: 'U1SAM', name: 'sam', real_name: 'Sam Okafor', profile: { display_name: 'sam', real_name: 'Sam Okafor' } },
  { id: 'U2MEI', name: 'mei', profile: { real_name: 'Mei Lindqvist' } },
];
const CHANNELS = [{ id: 'C1INC', name: 'inc-42', pins: [{ id: '1772618700.000300', type: 'C' }] }];
const DAY = [
  {
    type: 'message',
    subtype: 'channel_join',
    user: 'U2MEI',
    text: '<@U2MEI> has joined the channel',
    ts: '1772618400.000100',
  },
  {
    type: 'message',
    user: 'U1SAM',
    text: 'seeing *500s* on <https://shop.example/a?b=1&amp;c=2|checkout> &lt;5 min&gt; cc <@U2MEI> <#C1INC|inc-42> <!here>',
    ts: '1772618712.897649',
    thread_ts: '1772618712.897649',
    reactions: [{ name: 'eyes', users: ['U2MEI', 'U9GONE'], count: 2 }],
  },
  { type: 'message', user: 'U1SAM', text: 'started at 10:02', ts: '1772618700.000300' },
  {
    type: 'message',
    user: 'U2MEI',
    text: 'rolled back',
    ts: '1772618900.000000',
    thread_ts: '1772618712.897649',
    parent_user_id: 'U1SAM',
    edited: { user: 'U2MEI', ts: '1772618950.000000' },
  },
  { type: 'message', user: 'U2MEI', text: 'all green', ts: '1772619000.000000', pinned_to: ['C1INC'] },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'Deploys',
    text: '',
    attachments: [{ title: 'Deployed checkout v81', title_link: 'https://ci.example/81', text: 'to production' }],
    ts: '1772618600.000000',
  },
  {
    type: 'message',
    user: 'U1SAM',
    text: '',
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'ask ' },
              { type: 'user', user_id: 'U2MEI' },
              { type: 'emoji', name: 'pray' },
            ],
          },
        ],
      },
    ],
    files: [{ name: 'graph.png', permalink: 'https://shop.slack.example/files/1' }],
    ts: '1772619100.000000',
  },
];
const FILES = {
  'users.json': json(USERS),
  'channels.json': json(CHANNELS),
  'inc-42/2026-03-04.json': json(DAY),
  'integration_logs.json': json([{ date: '1', ts: 'x' }]),
};

const readZip = (files: Record<string, Uint8Array>, options = {}) =>
  readChat({ name: 'export.zip', files: new Map([['export.zip', zipSync(files)]]) }, { ...OPTIONS, ...options });

describe('a Slack export', () => {
  const chat = readZip(FILES);

  it('is read in the order of time, with people, threads, reactions, pins and edits', () => {
    expect(chat).toMatchObject({
      format: 'slack-export',
      channels: ['inc-42'],
      problems: [],
      needsDate: false,
      needsZone: false,
    });
    expect(chat.messages.map((message) => [message.at, message.author?.name])).toEqual([
      ['2026-03-04T10:00:00.000Z', 'Mei Lindqvist'],
      ['2026-03-04T10:03:20.000Z', 'Deploys'],
      ['2026-03-04T10:05:00.000Z', 'Sam Okafor'],
      ['2026-03-04T10:05:12.897Z', 'Sam Okafor'],
      ['2026-03-04T10:08:20.000Z', 'Mei Lindqvist'],
      ['2026-03-04T10:10:00.000Z', 'Mei Lindqvist'],
      ['2026-03-04T10:11:40.000Z', 'Sam Okafor'],
    ]);
    const [joined, , pinnedInList, first, reply, pinned] = chat.messages;
    expect(joined!.system).toBe(true);
    expect([pinnedInList!.pinned, pinned!.pinned, first!.pinned]).toEqual([true, true, false]);
    expect(reply).toMatchObject({ thread: first!.id, edited: true });
    expect(first!.reactions).toEqual([{ name: 'eyes', count: 2, users: ['Mei Lindqvist', 'U9GONE'] }]);
    expect(first!.id).toBe('slack:C1INC:1772618712.897649');
  });

  it('is turned into Markdown', () => {
    const texts = chat.messages.map((message) => message.text);
    expect(texts[3]).toBe(
      'seeing **500s** on [checkout](https://shop.example/a?b=1&c=2) <5 min> cc @Mei Lindqvist #inc-42 @here',
    );
    expect(texts[1]).toBe('[Deployed checkout v81](https://ci.example/81)\nto production');
    expect(texts[6]).toBe('ask @Mei Lindqvist:pray:\nFile: [graph.png](https://shop.slack.example/files/1)');
  });

  it('shows ids when the users are missing, and says so', () => {
    const { 'users.json': _, ...rest } = FILES;
    const without = readZip(rest);
    expect(without.people.map((person) => person.name)).toEqual(['Deploys', 'U1SAM', 'U2MEI']);
    expect(without.problems[0]).toMatchObject({ where: 'users.json' });
    expect(without.messages.map((message) => message.id)).toEqual(chat.messages.map((message) => message.id));
  });

  it('takes the names that messages carry', () => {
    const day = [
      { user: 'U7', text: 'hi', ts: '1772618400.000100', user_profile: { real_name: 'Noor Haddad', name: 'noor' } },
    ];
    expect(readZip({ 'ops/2026-03-04.json': json(day) }).people).toEqual([
      { name: 'Noor Haddad', handle: 'noor', userId: 'U7', messages: 1 },
    ]);
  });

  it('may lie in a folder, be a single JSON, or an answer of the API', () => {
    const inFolder = Object.fromEntries(Object.entries(FILES).map(([name, bytes]) => [`My export/${name}`, bytes]));
    expect(readZip(inFolder).messages).toEqual(chat.messages);
    const text = JSON.stringify({ name: 'inc-42', messages: DAY });
    expect(readChat({ text }, OPTIONS).messages.map((message) => message.atText)).toEqual(
      chat.messages.map((message) => message.atText),
    );
    expect(readChat({ files: new Map([['day.json', json(DAY)]]) }, OPTIONS).messages).toHaveLength(7);
  });

  it('reads one channel when asked to', () => {
    const files = {
      ...FILES,
      'random/2026-03-04.json': json([{ user: 'U1SAM', text: 'lunch?', ts: '1772620000.000000' }]),
    };
    expect(readZip(files)).toMatchObject({ channels: ['inc-42', 'random'], messages: { length: 8 } });
    expect(readZip(files, { channel: '#random' }).messages.map((message) => message.text)).toEqual(['lunch?']);
  });

  it('reads what can be read of a broken one', () => {
    const broken = readZip({
      ...FILES,
      'inc-42/2026-03-05.json': new TextEncoder().encode('[{"ts":'),
      'inc-42/2026-03-06.json': json([{ ts: 'never', text: 'x' }, null, 7]),
    });
    expect(broken.messages).toHaveLength(7);
    expect(broken.problems.map((problem) => problem.where)).toEqual(['inc-42/2026-03-05.json', 'export']);
    expect(readChat({ text: '[{"colour":"red"}]' }, OPTIONS).problems[0]!.why).toContain('No messages');
    expect(() => readZip({ '../evil.json': json([]) })).toThrow(AppError);
  });
});
