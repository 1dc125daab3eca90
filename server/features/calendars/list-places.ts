import { operation } from '#server/platform/operation.ts';
import { listHolidayPlaces as contract } from '#shared/contracts/calendars.ts';
import { listCountries, listParts } from './public-holidays.ts';

export const listHolidayPlaces = operation(contract, async (_ctx, _actor, { country }) => ({
  items: await (country === undefined ? listCountries() : listParts(country)),
}));
