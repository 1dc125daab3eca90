import { describe, expect, it } from 'vitest';
import { incidentRecord } from '../../incident-record.ts';
import { chatToEvents, readChat } from './index.ts';

const TEXT = `Deploybot APP  9:58 AM
Deployed checkout v81 to production
Alertmanager APP  10:02 AM
[FIRING] CheckoutErrors on web-1
Sam Okafor  10:05 AM
seeing 500s on checkout
📌 1
Mei Lindqvist  10:07 AM
could it be the deploy?
:fire: 2
Sam Okafor  10:08 AM
let's roll back
10:09
rolled back
Noor Haddad  10:12 AM
joined #inc-42.
Noor Haddad  10:13 AM
thank you
:star: 1`;

const chat = readChat({ text: TEXT }, { timeZone: 'UTC', date: '2026-03-04' });

describe('chatToEvents', () => {
  it('gives each message its kind and keeps the order', () => {
    const events = chatToEvents(chat);
    expect(events.map((event) => [event.at?.slice(11, 16), event.kind, event.key])).toEqual([
      ['09:58', 'deploy', false],
      ['10:02', 'alert', false],
      ['10:05', 'observation', true],
      ['10:07', 'hypothesis', false],
      ['10:08', 'decision', false],
      ['10:09', 'action', false],
      ['10:13', 'message', true],
    ]);
    expect(incidentRecord.safeParse({ format: 'debrief.incident/v1', title: 'x', events }).success).toBe(true);
    expect(events[0]).toMatchObject({ actor: 'Deploybot', source: 'slack', basis: 'recorded' });
  });

  it('lets an installation choose which reactions make a message key', () => {
    const keys = chatToEvents(chat, { keyReactions: [':fire:'] }).filter((event) => event.key);
    expect(keys.map((event) => event.text)).toEqual(['could it be the deploy?']);
  });

  it('takes only what was chosen', () => {
    const chosen = new Set([chat.messages[2]!.id, chat.messages[6]!.id]);
    expect(chatToEvents(chat, { only: chosen, withSystem: true }).map((event) => event.id)).toEqual([...chosen]);
  });
});
