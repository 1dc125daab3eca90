import { describe, expect, test } from 'vitest';
import type { IncidentRecord, RecordEvent } from '#shared/incident-record.ts';
import { draftPostMortem } from './draft.ts';
import { ALERTS_ONLY, BARE, CHAT_ONLY, CHECKOUT, FIELDS_ONLY, MULTI_DAY } from './sample-records.ts';
import { type Draft, SECTION_KEYS, type SectionKey } from './shape.ts';
import { findTemplate } from './templates.ts';

const say = (draft: Draft, key: SectionKey): string[] =>
  draft.sections.find((section) => section.key === key)!.sentences.map(({ text }) => text);
const ask = (draft: Draft): string[] => draft.openQuestions.map(({ text }) => text);
const message = (id: string, at: string, text: string, actor = 'Kim'): RecordEvent => ({
  id,
  at,
  kind: 'message',
  text,
  actor,
});

describe('a rich record', () => {
  const draft = draftPostMortem(CHECKOUT);

  test('has the sections of the standard template, in order', () => {
    expect(draft.sections.map(({ key }) => key)).toEqual([...SECTION_KEYS]);
  });

  test('is summed up for a stranger: what, for whom, how long, how noticed, what ended it', () => {
    expect(say(draft, 'summary')).toEqual([
      'On 4 March 2026, checkout was disrupted from 11:02 to 11:41 (39 min).',
      '4% of checkouts failed.',
      '1,840 customers were affected.',
      'It was noticed at 11:05, 3 min after the impact started, by an alert from alertmanager: “5xx rate above 2%”.',
      'A change had come shortly before: “Checkout config v412 pushed” at 11:01, 50 s before the impact started.',
      'The explanation on record is “Gateway is fine; the problem is that v412 dropped the retry budget” (Sam Okafor, 11:30).',
      'The impact ended at 11:41, 3 min after “Rolled back to v411” (Sam Okafor, 11:38).',
      'It was resolved at 12:20, 1 h 18 min after the impact started.',
    ]);
  });

  test('key information counts the time between the phases and says who did what', () => {
    expect(say(draft, 'key-information')).toEqual(
      expect.arrayContaining([
        'Severity: SEV2',
        'Customers affected: 1,840',
        'Acknowledged: 11:07, 2 min after detection (from chat)',
        'Duration: 39 min until the impact ended, 1 h 18 min until it was resolved',
        'Sam Okafor led the response: looked into the cause, acted to end it and reported the recovery.',
      ]),
    );
  });

  test('factors are candidates with a kind and a role, and name nobody for the change', () => {
    const items = draft.sections.find(({ key }) => key === 'contributing-factors')!.items!;
    expect(items[0]).toMatchObject({
      type: 'factor',
      candidate: true,
      kind: 'misconfiguration',
      role: 'may-have-triggered',
    });
    expect(items[0]!.text).not.toContain('Sam');
    expect(items.map((item) => item.type === 'factor' && item.role)).toContain('limited-the-damage');
  });

  test('follow-ups are quoted with who said them', () => {
    const [item] = draft.sections.find(({ key }) => key === 'follow-ups')!.items!;
    expect(item).toMatchObject({ type: 'follow-up', saidBy: 'Mina Kovač', evidence: ['e10'] });
    expect(item!.text).toContain('we should run the validator on direct pushes too');
  });

  test('asks what the record does not say', () => {
    expect(ask(draft)).toEqual(
      expect.arrayContaining(['How was the 4% measured?', 'What was normal an hour before, at 10:02?']),
    );
  });

  test('shows times in another zone when asked to', () => {
    const moved = draftPostMortem(CHECKOUT, { timeZone: 'America/New_York' });
    expect(say(moved, 'summary')[0]).toBe('On 4 March 2026, checkout was disrupted from 05:02 to 05:41 (39 min).');
    expect(moved.timeZone).toBe('America/New_York');
  });
});

describe('what is not known is asked, not invented', () => {
  test('a title alone says nothing and asks everything', () => {
    const draft = draftPostMortem(BARE);
    expect(draft.sections.flatMap(({ sentences }) => sentences)).toEqual([]);
    expect(ask(draft).length).toBeGreaterThan(6);
  });

  test('alerts alone: no start, no people, no cause', () => {
    const draft = draftPostMortem(ALERTS_ONLY);
    expect(say(draft, 'summary')).toEqual([
      'The incident affected orders-db.',
      'It was noticed on 11 May 2026 at 02:10, by an alert from alertmanager: “FIRING: disk usage above 90% on db-3”.',
      'It was resolved at 03:44, 1 h 34 min after it was noticed.',
    ]);
    expect(ask(draft)).toEqual(expect.arrayContaining(['Who acknowledged it, and when?', 'Who led the response?']));
  });

  test('chat alone: detection, explanation and end come from what people wrote', () => {
    expect(say(draftPostMortem(CHAT_ONLY), 'summary')).toEqual([
      '“Login broken for SSO users” was noticed on 2 June 2026 at 10:11: Jonas wrote “customers are reporting they cannot log in with SSO”.',
      'A change had come shortly before: “merged the IdP metadata refresh, rolling out now” at 09:58, 13 min before the first sign of it.',
      'The explanation on record is “turns out the new metadata has no signing key for the EU tenant” (Priya, 10:31).',
      'The impact ended at 10:46, 6 min after “reverted the metadata to the previous version” (Lea, 10:40).',
      'It was resolved at 11:30, 1 h 19 min after it was noticed.',
    ]);
  });

  test('fields alone cite themselves', () => {
    const draft = draftPostMortem(FIELDS_ONLY);
    expect(draft.sections[0]!.sentences[0]).toEqual({
      text: 'Severity: SEV3',
      evidence: ['#/severity'],
      facts: ['severity'],
    });
    expect(say(draft, 'summary')).toContain('1 customer was affected.');
  });

  test('contradicting times are reported', () => {
    const times = { impactStarted: '2026-03-04T10:00:00Z', mitigated: '2026-03-04T09:00:00Z' };
    const draft = draftPostMortem({ ...CHECKOUT, times });
    expect(ask(draft)[0]).toBe(
      'By the record the impact ended before the impact started. Which of the two times is right?',
    );
    expect(say(draft, 'debrief-notes')[0]).toMatch(
      /^The record says that the impact ended on 4 March 2026 at 10:00, before/,
    );
  });

  test('times that are none, and zones that do not exist, are asked about', () => {
    const draft = draftPostMortem({
      ...CHECKOUT,
      timeZone: 'Mars/Olympus',
      times: { resolved: 'yesterday-ish' },
      events: [...CHECKOUT.events!, message('bad', '2026-02-30T10:00:00Z', 'hello there')],
    });
    expect(ask(draft)).toEqual(
      expect.arrayContaining([
        'The time given for the resolution, “yesterday-ish”, is not a time. What was it?',
        'The time zone “Mars/Olympus” is not known, so times without an offset were read as UTC. Is that right?',
      ]),
    );
    expect(say(draft, 'debrief-notes').at(-1)).toBe(
      '1 event has no readable time (“2026-02-30T10:00:00Z”) and is not in the timeline: “hello there”.',
    );
  });
});

describe('times across days', () => {
  test('carry their date', () => {
    const draft = draftPostMortem(MULTI_DAY);
    expect(say(draft, 'summary')[0]).toBe(
      'From 01:00 on 30 April 2026 to 15:00 on 1 May (38 h), exports and warehouse were disrupted.',
    );
    expect(say(draft, 'timeline').at(-1)).toBe('2 May, 10:00 Resolved: resolved (Haruka Sato)');
  });

  test('without an offset are read in the zone of the record', () => {
    const record: IncidentRecord = {
      format: 'debrief.incident/v1',
      title: 'Local times',
      timeZone: 'Europe/Paris',
      events: [message('a', '2026-07-01T10:00:00', 'users report errors')],
    };
    expect(draftPostMortem(record).phases.detected?.at).toBe('2026-07-01T08:00:00.000Z');
  });
});

describe('templates and past incidents', () => {
  test('light puts what was learned first', () => {
    const keys = draftPostMortem(CHECKOUT, { template: findTemplate('light') }).sections.map(({ key }) => key);
    expect(keys).toEqual(['learnings-and-risks', 'follow-ups', 'summary', 'timeline']);
  });

  test('a similar incident is told with what is alike', () => {
    const similar = [
      {
        reference: 'INC-31',
        title: 'Payments down',
        daysAgo: 17,
        alike: ['same service: checkout'],
        postMortemReference: 'PM-9',
      },
    ];
    const draft = draftPostMortem(CHECKOUT, { similar });
    expect(say(draft, 'learnings-and-risks').at(-1)).toBe(
      'INC-31, “Payments down”, looked alike 17 days earlier: same service: checkout. It is written up in PM-9.',
    );
  });

  test('with it come its factors and what became of its follow-ups, each sentence with its fact', () => {
    const followUp = { reason: null, doneOn: null, answer: null };
    const similar = [
      {
        reference: 'INC-31',
        title: 'Payments down',
        daysAgo: 17,
        alike: [],
        postMortemReference: 'PM-9',
        lesson: {
          postMortem: 'PM-9',
          factors: ['The certificate was renewed by hand'],
          followUps: [
            {
              ...followUp,
              reference: 'FU-3',
              title: 'Renew by machine',
              status: 'done' as const,
              doneOn: '2026-02-20',
              answer: 'worked' as const,
            },
            { ...followUp, reference: 'FU-4', title: 'Alert two weeks before', status: 'open' as const },
          ],
        },
      },
    ];
    const draft = draftPostMortem(CHECKOUT, { similar });
    expect(say(draft, 'learnings-and-risks').at(-1)).toBe(
      'INC-31, “Payments down”, looked alike 17 days earlier. It is written up in PM-9. It named “The certificate was renewed by hand”. ' +
        'Of its follow-ups, FU-3, “Renew by machine”, was done on 2026-02-20 and said to have worked; FU-4, “Alert two weeks before”, is still open.',
    );
    const told = draft.sections.find(({ key }) => key === 'learnings-and-risks')?.sentences.at(-1);
    expect(told?.evidence).not.toEqual([]);
    expect(told?.facts).toEqual(['similar.0']);
  });
});

describe('a busy channel', () => {
  const talk = Array.from({ length: 5000 }, (_, index) =>
    message(
      `t${index}`,
      new Date(Date.UTC(2026, 2, 4, 9, 30) + index * 1500).toISOString(),
      ['ok', 'lunch?', 'any news', 'brb', 'thanks'][index % 5]!,
      'pat',
    ),
  );
  const draft = draftPostMortem({ ...CHECKOUT, events: [...talk, ...CHECKOUT.events!] });

  test('is told in at most forty rows, and the story is among them', () => {
    const shown = draft.sections.find(({ key }) => key === 'timeline')!.items!;
    expect(shown.length).toBeLessThanOrEqual(40);
    expect(draft.curation.of).toBe(5000 + CHECKOUT.events!.length);
    const ids = shown.flatMap((item) => (item.type === 'event' ? [item.eventId] : []));
    for (const id of ['e0', 'e1', 'e6', 'e8', 'e9', 'e12']) expect(ids).toContain(id);
  });

  test('sums up as it does without the talk', () => {
    expect(say(draft, 'summary')).toEqual(say(draftPostMortem(CHECKOUT), 'summary'));
  });
});
