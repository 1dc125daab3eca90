import { describe, expect, test } from 'vitest';
import type { RuleEvent } from './event-words.ts';
import { deriveParticipants, joinNames } from './participants.ts';

let clock = 0;
const by = (actor: string, text: string, kind: RuleEvent['kind'] = 'message'): RuleEvent => ({
  id: `e${++clock}`,
  at: clock * 60_000,
  kind,
  text,
  actor,
});

const PEOPLE = [
  { id: 'u1', name: 'Sam Okafor', handles: ['@sam'] },
  { id: 'u2', name: 'Ana Ruiz', handles: ['@ana'] },
];
const roles = (events: RuleEvent[], people = PEOPLE as Parameters<typeof deriveParticipants>[1]) =>
  Object.fromEntries(deriveParticipants(events, people).map(({ name, role }) => [name, role]));

describe('the same person under every spelling', () => {
  const join = joinNames(PEOPLE);
  test.each(['u1', '@sam', 'sam', 'Sam', 'Sam Okafor', 'SAM OKAFOR'])('%s', (actor) => {
    expect(join(actor)?.id).toBe('u1');
  });

  test('a first name that two people have joins neither', () => {
    expect(joinNames([...PEOPLE, { name: 'Ana Silva' }])('Ana')).toBeDefined();
    expect(joinNames([{ name: 'Ana Ruiz' }, { name: 'Ana Silva' }])('Ana')).toBeUndefined();
  });

  test('events of both spellings are one participant', () => {
    const found = deriveParticipants([by('@sam', 'looking'), by('Sam Okafor', 'rolled back', 'action')], PEOPLE);
    expect(found).toHaveLength(1);
    expect(found[0]?.did.map(({ what }) => what)).toEqual(['acknowledged it', 'acted to end it']);
  });
});

describe('roles follow from what people did', () => {
  test('whoever led the investigation leads', () => {
    const found = roles([
      by('@ana', 'I think it is the cache'),
      by('@ana', 'root cause: the pool is limited to 20'),
      by('@ana', "let's roll back"),
      by('@sam', 'rolled back', 'action'),
      by('mina', 'watching'),
      by('tom', 'customers report errors'),
    ]);
    expect(found).toEqual({ 'Ana Ruiz': 'lead', 'Sam Okafor': 'responder', tom: 'reporter', mina: 'observer' });
  });

  test('a stated role wins', () => {
    const people = [{ ...PEOPLE[0]!, role: 'lead' as const }, PEOPLE[1]!];
    const events = [
      by('@ana', 'root cause: pool'),
      by('@ana', 'I think so'),
      by('@ana', "let's roll back"),
      by('@ana', 'decided to wait'),
    ];
    expect(roles(events, people)).toEqual({ 'Sam Okafor': 'lead', 'Ana Ruiz': 'responder' });
  });

  test('making the change that came before gives no role', () => {
    const events = [by('@sam', 'deployed v412', 'deploy'), by('@ana', 'looking')];
    const found = deriveParticipants(events, PEOPLE, { from: events[1]!.at });
    expect(found.map(({ name }) => name)).toEqual(['Ana Ruiz']);
  });

  test('programs are no participants', () => {
    expect(roles([by('deploy-bot', 'rolled back'), by('PagerDuty', 'incident resolved')])).toEqual({});
  });
});

test('what somebody did is shown by events, a handful at most', () => {
  const events = Array.from({ length: 50 }, () => by('@sam', 'restarted a worker', 'action'));
  const [sam] = deriveParticipants(events, PEOPLE);
  expect(sam?.did[0]).toMatchObject({ what: 'acted to end it', count: 50 });
  expect(sam?.did[0]?.evidence).toEqual(events.slice(0, 6).map(({ id }) => id));
});
