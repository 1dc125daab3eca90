import { type QueryClient, useQuery } from '@tanstack/react-query';
import {
  addAbsence,
  listHolidayPlaces,
  removeAbsence,
  setHolidays,
  setUsualDays,
  showUsualDays,
  showWorkingDays,
} from '#shared/contracts/calendars.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type PersonDays = OutputOf<typeof showWorkingDays>;

const daysKey = (personId: string) => ['working-days', personId];
export const useWorkingDays = (personId: string) =>
  useQuery({ queryKey: daysKey(personId), queryFn: ({ signal }) => call(showWorkingDays, { id: personId }, signal) });
/** Without a country, the countries. They change with the program, not with time. */
export const useHolidayPlaces = (country?: string, enabled = true) =>
  useQuery({
    queryKey: ['holiday-places', country ?? ''],
    queryFn: ({ signal }) => call(listHolidayPlaces, country ? { country } : {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });

/** When something is due may have moved along. */
function settle(client: QueryClient, days: PersonDays, { id }: { id: string }) {
  client.setQueryData(daysKey(id), days);
  void client.invalidateQueries({ queryKey: ['post-mortem'] });
}
export const useSetHolidays = () => useChange(setHolidays, { settle });
export const useAddAbsence = () => useChange(addAbsence, { settle, shownInPlace: true });
export const useRemoveAbsence = () => useChange(removeAbsence, { settle });

export const useUsualDays = () =>
  useQuery({ queryKey: ['usual-days'], queryFn: ({ signal }) => call(showUsualDays, {}, signal) });
export const useSetUsualDays = () =>
  useChange(setUsualDays, {
    settle: (client, days) => {
      client.setQueryData(['usual-days'], days);
      void client.invalidateQueries({ queryKey: ['working-days'] });
    },
  });
