import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agendaOf, STEP_KEYS } from './debrief-agenda.ts';
import { elapsedMs, type MeetingAct, openMeeting, spentMsIn, steer } from './debrief-meeting.ts';

const START = Date.parse('2026-03-04T10:00:00Z');
const ana = { id: 'ana', name: 'Ana Ruiz' };

const act: fc.Arbitrary<MeetingAct> = fc.oneof(
  fc.constantFrom<MeetingAct>({ act: 'pause' }, { act: 'resume' }, { act: 'agree' }, { act: 'disagree' }),
  fc.constantFrom(...STEP_KEYS).map((step): MeetingAct => ({ act: 'step', step })),
);
/** What was done, and how many milliseconds after what was done before. */
const course = fc.array(fc.tuple(act, fc.nat(600_000)), { maxLength: 30 });

describe('an agenda', () => {
  it('adds up to the length of the meeting, with time for every step', () => {
    fc.assert(
      fc.property(fc.integer({ min: STEP_KEYS.length, max: 480 }), (minutes) => {
        const steps = agendaOf(minutes);
        expect(steps.reduce((sum, one) => sum + one.minutes, 0)).toBe(minutes);
        expect(Math.min(...steps.map((one) => one.minutes))).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the clock of a meeting', () => {
  it('is what its steps add up to, and stands still while it is paused', () => {
    fc.assert(
      fc.property(course, fc.nat(600_000), (all, rest) => {
        let meeting = openMeeting(60, ana, new Date(START));
        let now = START;
        let ran = 0;
        for (const [what, wait] of all) {
          if (meeting.pausedAt === null) ran += wait;
          now += wait;
          meeting = steer(meeting, what, ana, new Date(now));
        }
        if (meeting.pausedAt === null) ran += rest;
        now += rest;
        expect(elapsedMs(meeting, now)).toBe(ran);
        expect(STEP_KEYS.reduce((sum, key) => sum + spentMsIn(meeting, key, now), 0)).toBe(ran);
      }),
    );
  });
  it('reads nothing before it began, for a device whose own clock is behind', () => {
    expect(elapsedMs(openMeeting(60, ana, new Date(START)), START - 5000)).toBe(0);
  });
  it('has a version that rises with what changes it, and with nothing else', () => {
    const meeting = openMeeting(60, ana, new Date(START));
    const later = new Date(START + 1000);
    expect(steer(meeting, { act: 'resume' }, ana, later)).toBe(meeting);
    expect(steer(meeting, { act: 'lead' }, ana, later)).toBe(meeting);
    const agreed = steer(meeting, { act: 'agree' }, ana, later);
    expect(agreed).toMatchObject({ version: 2, agreed: { by: 'Ana Ruiz' } });
    expect(steer(agreed, { act: 'agree' }, { id: null, name: 'x' }, later)).toBe(agreed);
  });
});
