import { addAbsence, removeAbsence } from './change-absences.ts';
import { listHolidayPlaces } from './list-places.ts';
import { setHolidays } from './set-holidays.ts';
import { showWorkingDays } from './show-working-days.ts';
import { setUsualDays, showUsualDays } from './usual-days.ts';

export const calendarOperations = [
  listHolidayPlaces,
  showWorkingDays,
  setHolidays,
  addAbsence,
  removeAbsence,
  showUsualDays,
  setUsualDays,
];
export { type CalendarGroup, calendarsOf, groupMembersByCalendar, type Span } from './calendars-of.ts';
