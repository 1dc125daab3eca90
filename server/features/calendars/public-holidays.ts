import type Library from 'date-holidays';
import { SATURDAY_AND_SUNDAY } from '#shared/rules/calendar.ts';

export type Place = { code: string; name: string };
/** Country, part of it, part of that. */
type Path = [string, string?, string?];

const DAY_MS = 86_400_000;
/** On the day on which clocks go forward a whole day has 23 hours. */
const NEARLY = 0.05;
/** Countries whose weekend is another one (Unicode CLDR, supplemental weekData). */
const OTHER_WEEKENDS: Record<string, readonly number[]> = {
  ...Object.fromEntries('BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE'.split(' ').map((country) => [country, [5, 6]])),
  AF: [4, 5],
  IR: [5],
};

let library: Promise<typeof Library> | undefined;
/** Some megabytes of rules: read when somebody first asks for a holiday. */
const load = () => (library ??= import('date-holidays').then((module) => module.default));

const known = new Map<string, ReadonlyMap<string, string>>();
const parts = new Map<string, { place: Place; path: Path }[]>();

export const weekendOf = (place: string | null): readonly number[] =>
  (place === null ? undefined : OTHER_WEEKENDS[place.slice(0, 2)]) ?? SATURDAY_AND_SUNDAY;

export async function listCountries(): Promise<Place[]> {
  const Holidays = await load();
  return byName(Object.entries(new Holidays().getCountries('en')).map(([code, name]) => ({ code, name })));
}

export async function listParts(country: string): Promise<Place[]> {
  return (await partsOf(country)).map((one) => one.place);
}

/** What a code stands for, with its country: "Comunidad de Madrid, Spain". Undefined for none that is known. */
export async function findPlace(code: string): Promise<Place | undefined> {
  const countryCode = code.slice(0, 2);
  const country = (await listCountries()).find((one) => one.code === countryCode);
  if (!country || code === countryCode) return country;
  const part = (await partsOf(countryCode)).find((one) => one.place.code === code);
  return part && { code, name: `${part.place.name}, ${country.name}` };
}

/** The public holidays of a place in these years, by day; names in English where there are any, else as they are called there. */
export async function holidaysOf(code: string, fromYear: number, toYear: number): Promise<Map<string, string>> {
  const days = new Map<string, string>();
  for (let year = fromYear; year <= toYear; year++)
    for (const [day, name] of await holidaysIn(code, year)) days.set(day, name);
  return days;
}

async function holidaysIn(code: string, year: number): Promise<ReadonlyMap<string, string>> {
  const key = `${code} ${year}`;
  const before = known.get(key);
  if (before) return before;
  const path = await pathOf(code);
  const days = new Map<string, string>();
  if (path) {
    const Holidays = await load();
    const calendar = new Holidays(
      { country: path[0], ...(path[1] && { state: path[1] }), ...(path[2] && { region: path[2] }) },
      { types: ['public'] },
    );
    calendar.setLanguages(['en', ...calendar.getLanguages()]);
    for (const { date, start, end, name } of calendar.getHolidays(year)) {
      const whole = Math.floor((end.getTime() - start.getTime()) / DAY_MS + NEARLY);
      const first = Date.parse(date.slice(0, 'yyyy-mm-dd'.length));
      for (let day = 0; day < whole; day++) {
        const on = new Date(first + day * DAY_MS).toISOString().slice(0, 'yyyy-mm-dd'.length);
        if (!days.has(on)) days.set(on, name);
      }
    }
  }
  known.set(key, days);
  return days;
}

async function pathOf(code: string): Promise<Path | undefined> {
  const country = code.slice(0, 2);
  if (code === country) return [country];
  return (await partsOf(country)).find((one) => one.place.code === code)?.path;
}

async function partsOf(country: string) {
  const before = parts.get(country);
  if (before) return before;
  const Holidays = await load();
  const atlas = new Holidays();
  const found = Object.entries(atlas.getStates(country, 'en') ?? {}).flatMap(([state, stateName]) => [
    { place: { code: `${country}-${state}`, name: stateName }, path: [country, state] as Path },
    ...Object.entries(atlas.getRegions(country, state, 'en') ?? {}).map(([region, name]) => ({
      place: { code: `${country}-${state}-${region}`, name: `${stateName}: ${name}` },
      path: [country, state, region] as Path,
    })),
  ]);
  found.sort((a, b) => a.place.name.localeCompare(b.place.name, 'en'));
  parts.set(country, found);
  return found;
}

const byName = (places: Place[]) => places.sort((a, b) => a.name.localeCompare(b.name, 'en'));
