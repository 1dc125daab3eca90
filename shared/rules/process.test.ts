import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Calendar, countWorkingDays, dayIn, isWorkingDay, plainCalendar } from './calendar.ts';
import { isDateByHand, type ProcessSetting, planProcess, type StandingStep } from './process.ts';
import { applyProcess, beginProcess } from './process-apply.ts';
import { movePastPause, type Pause } from './process-dates.ts';
import { checkProcess, DEFAULT_PROCESS, type ProcessStep } from './process-steps.ts';

const ANA = 'ana';
const BEGUN = Date.parse('2026-03-04T11:00:00Z');

function setting(more: Partial<ProcessSetting> & { calendar?: Calendar; atNight?: boolean } = {}): ProcessSetting {
  const { calendar = plainCalendar('Europe/Madrid'), atNight = false, ...rest } = more;
  return {
    now: BEGUN,
    begunAt: BEGUN,
    isResolved: true,
    facts: {
      status: 'draft',
      submittedAt: null,
      publishedAt: null,
      accounts: { asked: 0, answered: 0, lastAt: null },
      review: { approvals: 0, demanded: null, lastAt: null },
      debriefHeldAt: null,
      followUps: { agreed: 0, unplanned: 0, candidates: 0 },
    },
    people: {
      roles: { owner: ANA, lead: null, reviewers: null, manager: null },
      mayAct: () => true,
      calendarOf: () => calendar,
      workedAtNight: () => atNight,
    },
    pauses: [],
    ...rest,
  };
}
const due = (steps: readonly StandingStep[], zone = 'Europe/Madrid') =>
  steps.map(({ dueAt }) => (dueAt === null ? null : dayIn(dueAt, zone)));

describe('a process', () => {
  it('that comes with the product can be followed, and ends with publication', () => {
    expect(checkProcess(DEFAULT_PROCESS)).toEqual([]);
    expect(beginProcess([]).map(({ key }) => key)).toEqual(['published']);
    expect(due(planProcess(beginProcess(DEFAULT_PROCESS), setting()))).toEqual([
      '2026-03-06',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-11',
      '2026-03-11',
    ]);
  });

  it('counts a step from the one before: from its due date, or from when it was done if that was later', () => {
    const steps = beginProcess([
      { ...DEFAULT_PROCESS[1]!, dueDays: 2 },
      { ...DEFAULT_PROCESS[3]!, after: 'step-before', earliestDays: 1, dueDays: 2 },
    ]);
    expect(due(planProcess(steps, setting())).slice(0, 2)).toEqual(['2026-03-06', '2026-03-10']);
    const submitted = (at: string) =>
      planProcess(
        planProcess(steps, setting()),
        setting({
          facts: { ...setting().facts, status: 'in-review', submittedAt: Date.parse(at) },
        }),
      );
    expect(due(submitted('2026-03-05T10:00:00Z'))[1]).toBe('2026-03-10');
    expect(new Date(submitted('2026-03-05T10:00:00Z')[1]!.earliestAt!).toISOString()).toBe('2026-03-06T08:00:00.000Z');
    expect(due(submitted('2026-03-12T10:00:00Z'))[1]).toBe('2026-03-16');
  });

  it('a date set by hand stays, but for a day that is free now', () => {
    const steps = planProcess(beginProcess([]), setting()).map((step) => ({
      ...step,
      dueAt: Date.parse('2026-03-13T16:00:00Z'),
    }));
    expect(due(planProcess(steps, setting()))).toEqual(['2026-03-13']);
    const away = { ...plainCalendar('Europe/Madrid'), absences: [{ from: '2026-03-13', to: '2026-03-13' }] };
    const moved = planProcess(steps, setting({ calendar: away }));
    expect(due(moved)).toEqual(['2026-03-16']);
    expect(isDateByHand(moved[0]!)).toBe(true);
  });

  it('under another one keeps what is settled, and drops what is open and not asked for', () => {
    const standing = planProcess(beginProcess(DEFAULT_PROCESS), setting()).map((step) =>
      step.key === 'debrief' ? { ...step, state: 'done' as const, settledAt: BEGUN, byHand: true } : step,
    );
    expect(applyProcess(standing, [DEFAULT_PROCESS[1]!]).map(({ key, state }) => `${key} ${state}`)).toEqual([
      'draft open',
      'debrief done',
      'published open',
    ]);
  });
});

const begun = fc.integer({ min: Date.parse('2022-01-01'), max: Date.parse('2030-01-01') });
const process = fc
  .array(
    fc.record({
      earliest: fc.integer({ min: 1, max: 8 }),
      more: fc.integer({ min: 0, max: 8 }),
      isAfterStep: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((steps) =>
    steps.map(
      ({ earliest, more, isAfterStep }, index): ProcessStep => ({
        ...DEFAULT_PROCESS[0]!,
        key: `own-${index}`,
        title: `Step ${index}`,
        after: isAfterStep && index > 0 ? 'step-before' : 'resolved',
        earliestDays: earliest,
        dueDays: earliest + more,
      }),
    ),
  );
const zone = fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia');
/** Days free and days away, counted from the beginning. */
const free = fc.array(fc.integer({ min: -2, max: 60 }), { maxLength: 12 });
const away = fc.array(fc.tuple(fc.integer({ min: -2, max: 60 }), fc.integer({ min: 0, max: 9 })), { maxLength: 3 });
function calendarFrom(begunAt: number, timeZone: string, holidays: number[], absences: [number, number][]): Calendar {
  const first = dayIn(begunAt, timeZone);
  return {
    ...plainCalendar(timeZone),
    holidays: new Map(holidays.map((days) => [addDays(first, days), 'Feast'])),
    absences: absences.map(([from, days]) => ({ from: addDays(first, from), to: addDays(first, from + days) })),
  };
}

describe('whatever the process and the calendar', () => {
  it('nothing is due on a day off or before a rest, none before it may begin, and planning again changes nothing', () =>
    fc.assert(
      fc.property(
        begun,
        process,
        zone,
        free,
        away,
        fc.boolean(),
        (begunAt, steps, timeZone, holidays, absences, atNight) => {
          const calendar = calendarFrom(begunAt, timeZone, holidays, absences);
          const one = setting({ begunAt, now: begunAt, calendar, atNight });
          const planned = planProcess(beginProcess(steps), one);
          for (const step of planned) {
            expect(isWorkingDay(calendar, dayIn(step.dueAt!, timeZone))).toBe(true);
            expect(isWorkingDay(calendar, dayIn(step.earliestAt!, timeZone))).toBe(true);
            expect(step.earliestAt!).toBeLessThan(step.dueAt!);
            expect(step.earliestAt! - begunAt).toBeGreaterThanOrEqual(atNight ? 24 * 3_600_000 : 0);
          }
          expect(planProcess(planned, one)).toEqual(planned);
          const later = planProcess(beginProcess(steps.map((step) => ({ ...step, dueDays: step.dueDays + 1 }))), one);
          for (const [index, step] of planned.entries())
            if (step.key !== 'published') expect(later[index]!.dueAt!).toBeGreaterThan(step.dueAt!);
        },
      ),
    ));

  it('a pause moves what is due after it began by its working days, counted or by hand, and nothing else', () =>
    fc.assert(
      fc.property(
        begun,
        process,
        zone,
        free,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 15 }),
        (begunAt, steps, timeZone, holidays, start, days) => {
          const calendar = calendarFrom(begunAt, timeZone, holidays, []);
          const fromResolved = steps.map((step) => ({ ...step, after: 'resolved' as const }));
          const pause = {
            from: begunAt + start * 86_400_000,
            to: begunAt + (start + days) * 86_400_000,
          } satisfies Pause;
          const [first, end] = [dayIn(pause.from, timeZone), dayIn(pause.to, timeZone)];
          const length = countWorkingDays(calendar, first, end);
          const before = planProcess(beginProcess(fromResolved), setting({ begunAt, calendar }));
          const after = planProcess(before, setting({ begunAt, calendar, pauses: [pause] }));
          for (const [index, { dueAt }] of before.entries()) {
            const was = dayIn(dueAt!, timeZone);
            const moved = countWorkingDays(calendar, was, dayIn(after[index]!.dueAt!, timeZone));
            expect(moved).toBe(was < first ? 0 : length);
            expect(movePastPause(dueAt!, pause, calendar)).toBe(after[index]!.dueAt);
          }
        },
      ),
    ));
});
