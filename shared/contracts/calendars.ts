import { z } from 'zod';
import { contract, id, nothing } from './contract.ts';

/** A country, or a part of it: "ES", "ES-MD". */
const place = z
  .string()
  .max(40)
  .regex(/^[A-Z]{2}(-[A-Za-z0-9-]+)?$/, { error: 'must be a country such as ES, or a part of one such as ES-MD' });
const day = z.iso.date({ error: 'must be a date such as 2026-03-04' });
const namedPlace = z.object({ code: z.string(), name: z.string() });

/** The days on which somebody, or an installation by default, does not work. */
const workingDays = z.object({
  /** What was chosen: a place, "none", or null for what the installation has. */
  holidays: z.string().nullable(),
  /** The place whose holidays count; null for none. */
  place: namedPlace.nullable(),
  timeZone: z.string(),
  /** 1 is Monday, 7 is Sunday. */
  weekend: z.array(z.number()),
  /** The next ones. */
  upcoming: z.array(z.object({ on: z.iso.date(), name: z.string() })),
});
export const personDays = workingDays.extend({
  /** What counts while nothing is chosen; null for no holidays. */
  usual: namedPlace.nullable(),
  absences: z.array(z.object({ id, from: z.iso.date(), to: z.iso.date() })),
});

export const listHolidayPlaces = contract({
  name: 'holiday-places.list',
  method: 'GET',
  path: '/holiday-places',
  who: 'signed-in',
  summary: 'Countries whose public holidays are known; with `country`, its parts',
  input: z.object({ country: place.optional() }),
  output: z.object({ items: z.array(namedPlace) }),
});
export const showWorkingDays = contract({
  name: 'working-days.show',
  method: 'GET',
  path: '/people/:id/working-days',
  who: 'signed-in',
  summary: 'On which days somebody does not work: your own, or anybody’s for an admin',
  input: z.object({ id }),
  output: personDays,
});
export const setHolidays = contract({
  name: 'working-days.set',
  method: 'PUT',
  path: '/people/:id/working-days',
  who: 'signed-in',
  summary: 'Say whose public holidays somebody has; null for what the installation has, "none" for none',
  input: z.object({ id, holidays: z.union([place, z.literal('none')]).nullable() }),
  output: personDays,
});
export const addAbsence = contract({
  name: 'absences.add',
  method: 'POST',
  path: '/people/:id/absences',
  who: 'signed-in',
  status: 201,
  summary: 'Say that somebody is away, from one day to another, both included',
  input: z.object({ id, from: day, to: day }),
  output: personDays,
});
export const removeAbsence = contract({
  name: 'absences.remove',
  method: 'DELETE',
  path: '/people/:id/absences/:absenceId',
  who: 'signed-in',
  summary: 'Somebody is not away after all',
  input: z.object({ id, absenceId: id }),
  output: personDays,
});
export const showUsualDays = contract({
  name: 'usual-days.show',
  method: 'GET',
  path: '/settings/working-days',
  who: 'settings.read',
  summary: 'The public holidays of whoever chose none of their own',
  input: nothing,
  output: workingDays.extend({ may: z.record(z.string(), z.boolean()) }),
});
export const setUsualDays = contract({
  name: 'usual-days.set',
  method: 'PUT',
  path: '/settings/working-days',
  who: 'settings.edit',
  summary: 'Say whose public holidays everybody has who chose none; null for none',
  input: z.object({ holidays: place.nullable() }),
  output: workingDays.extend({ may: z.record(z.string(), z.boolean()) }),
});
