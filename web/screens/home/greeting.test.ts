import { expect, it } from 'vitest';
import { greeting, situation } from './greeting.ts';

const empty = {
  greetingName: 'Ana',
  nightPageAt: null,
  openIncidents: 0,
  groups: [],
  counts: { waiting: 0, followUps: 0 },
};

it('greets by the clock of the reader, not of the server', () => {
  const now = Date.parse('2026-11-24T23:30:00Z');
  expect(greeting('Ana', 'Europe/London', now)).toBe('Good evening, Ana');
  expect(greeting('Ana', 'Asia/Tokyo', now)).toBe('Good morning, Ana');
});

it('says what the day looks like', () => {
  expect(situation(empty, 'UTC')).toBe('Nothing waits for you.');
  expect(
    situation(
      { ...empty, nightPageAt: '2026-11-24T03:12:00Z', openIncidents: 1, counts: { waiting: 2, followUps: 0 } },
      'UTC',
    ),
  ).toBe('You were pulled in at 03:12; take it slowly. One incident is open. Two things wait for you.');
});
