import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarsOf, groupMembersByCalendar } from '#server/features/calendars/index.ts';
import {
  addAbsence,
  listHolidayPlaces,
  removeAbsence,
  setHolidays,
  setUsualDays,
  showUsualDays,
  showWorkingDays,
} from '#shared/contracts/calendars.ts';
import { dayOff } from '#shared/rules/calendar.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let admin: TestMember;
const SPAN = { from: new Date('2026-04-01T00:00:00Z'), to: new Date('2026-06-01T00:00:00Z') };

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'viewer', timeZone: 'Europe/Madrid' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  admin = await signUp(server, { name: 'Ada Boss', email: 'ada@example.com', role: 'admin' });
  server.app.ctx.now = () => new Date('2026-04-20T10:00:00Z');
});
afterAll(() => server?.stop());

describe('public holidays', () => {
  it('are known for countries and their parts, by names that can be read', async () => {
    const { items } = await ana.call(listHolidayPlaces, {});
    expect(items.length).toBeGreaterThan(150);
    expect(items).toContainEqual({ code: 'ES', name: 'Spain' });
    const parts = await ana.call(listHolidayPlaces, { country: 'ES' });
    expect(parts.items).toContainEqual({ code: 'ES-MD', name: 'Comunidad de Madrid' });
  });

  it('are chosen by each for themselves, and the next ones shown', async () => {
    const days = await ana.call(setHolidays, { id: ana.id, holidays: 'ES-MD' });
    expect(days.place).toEqual({ code: 'ES-MD', name: 'Comunidad de Madrid, Spain' });
    expect(days.upcoming.slice(0, 2)).toEqual([
      { on: '2026-05-01', name: 'Labour Day' },
      { on: '2026-05-02', name: 'Día de la Comunidad de Madrid' },
    ]);
    expect(await ana.call(setHolidays, { id: ana.id, holidays: 'none' })).toMatchObject({ place: null, upcoming: [] });
  });

  it('of no place that is known are refused, and so are words that are no place', async () => {
    await expect(ana.call(setHolidays, { id: ana.id, holidays: 'ZZ' })).rejects.toThrow('No public holidays are known');
    await expect(ana.call(setHolidays, { id: ana.id, holidays: 'ES-NOWHERE' })).rejects.toThrow('No public holidays');
    await expect(ana.call(setHolidays, { id: ana.id, holidays: 'Spain' })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('have a usual place that an admin sets; the weekend is that of the country', async () => {
    await expect(bo.call(setUsualDays, { holidays: 'EG' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await admin.call(setUsualDays, { holidays: 'EG' })).toMatchObject({ weekend: [5, 6] });
    expect((await bo.call(showUsualDays, {})).place).toEqual({ code: 'EG', name: 'Egypt' });
    expect(await bo.call(showWorkingDays, { id: bo.id })).toMatchObject({ holidays: null, weekend: [5, 6] });
    await admin.call(setUsualDays, { holidays: null });
  });
});

describe('absences', () => {
  it('are added and taken back by each for themselves or by an admin, and nobody else sees them', async () => {
    const { absences } = await ana.call(addAbsence, { id: ana.id, from: '2026-05-04', to: '2026-05-08' });
    expect(absences).toMatchObject([{ from: '2026-05-04', to: '2026-05-08' }]);
    for (const refused of [
      () => bo.call(showWorkingDays, { id: ana.id }),
      () => bo.call(addAbsence, { id: ana.id, from: '2026-05-04', to: '2026-05-08' }),
      () => bo.call(removeAbsence, { id: ana.id, absenceId: absences[0]!.id }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(bo.call(removeAbsence, { id: bo.id, absenceId: absences[0]!.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await admin.call(removeAbsence, { id: ana.id, absenceId: absences[0]!.id })).toMatchObject({ absences: [] });
  });

  it('that end before they begin, or last for years, are refused', async () => {
    const add = (from: string, to: string) => ana.call(addAbsence, { id: ana.id, from, to });
    await expect(add('2026-05-08', '2026-05-04')).rejects.toThrow('before the first');
    await expect(add('2026-05-08', '2028-05-04')).rejects.toThrow('more than a year');
    await expect(add('2026-02-30', '2026-03-04')).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the calendars of people', () => {
  it('are those they chose; whoever is not known has the usual one', async () => {
    await ana.call(setHolidays, { id: ana.id, holidays: 'ES-MD' });
    await ana.call(addAbsence, { id: ana.id, from: '2026-05-04', to: '2026-05-05' });
    const calendarOf = await calendarsOf(server.app.ctx.db, [ana.id, bo.id], SPAN);
    expect(dayOff(calendarOf(ana.id), '2026-05-01')).toEqual({ why: 'holiday', name: 'Labour Day' });
    expect(dayOff(calendarOf(ana.id), '2026-05-05')).toEqual({ why: 'absence' });
    expect(dayOff(calendarOf(bo.id), '2026-05-01')).toBeNull();
    expect(calendarOf(ana.id).timeZone).toBe('Europe/Madrid');
    expect(calendarOf(null)).toEqual(calendarOf(bo.id));
  });

  it('are grouped: those who work on the same days are asked about once', async () => {
    const groups = await groupMembersByCalendar(server.app.ctx.db, SPAN);
    expect(groups.map(({ personIds }) => personIds.length).sort()).toEqual([1, 2]);
    expect(groups.find(({ personIds }) => personIds.includes(ana.id))?.personIds).toEqual([ana.id]);
  });
});
