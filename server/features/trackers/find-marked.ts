import { markerIn } from '#shared/trackers/footer.ts';

/** Deepest look back, in pages of a hundred. Beyond it somebody is told in place of a second issue being made. */
const MOST_PAGES = 50;

type Listed = { number: number; text: string; json: unknown };

/** The issue with our marker among those made after the floor, newest first. Numbers rise with the tracker's own order. */
export async function findMarked(
  marker: string,
  floor: string | null,
  listPage: (page: number) => Promise<Listed[]>,
): Promise<unknown> {
  const least = floor === null ? 0 : Number(floor);
  for (let page = 1; page <= MOST_PAGES; page++) {
    const listed = await listPage(page);
    const found = listed.find(({ text, number }) => number > least && markerIn(text) === marker);
    if (found) return found.json;
    if (listed.length < 100 || listed.some(({ number }) => number <= least)) return undefined;
  }
  return undefined;
}
