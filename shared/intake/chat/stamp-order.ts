import { findStampAtEnd, findStampAtStart } from './stamp.ts';

const NUMERIC = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](?:\d{2}|\d{4}))?(?![\d/-])/;
const SAMPLE = 5000;

/**
 * Whether the text's stamps put the day or the month first: a number above twelve settles it, else the order in which the
 * dates run on, else whether the clock is shown as in the US. Undefined leaves it to the given date.
 */
export function findOrder(lines: string[], date: string | undefined): 'dmy' | 'mdy' | undefined {
  const pairs: [number, number][] = [];
  let twelveHour = false;
  for (const line of lines.slice(0, SAMPLE)) {
    const head = line.slice(0, 200);
    if (!NUMERIC.test(head)) continue;
    const stamp = (findStampAtStart(head) ?? findStampAtEnd(head))?.stamp;
    const found = stamp && NUMERIC.exec(stamp.text);
    if (!found) continue;
    twelveHour ||= stamp.twelveHour;
    pairs.push([Number(found[1]), Number(found[2])]);
  }
  if (pairs.length === 0) return undefined;
  if (pairs.some(([first]) => first > 12)) return 'dmy';
  if (pairs.some(([, second]) => second > 12)) return 'mdy';
  const back = (key: (pair: [number, number]) => number) =>
    pairs.filter((pair, index) => index > 0 && key(pair) < key(pairs[index - 1]!)).length;
  const [dayFirst, monthFirst] = [back(([d, m]) => m * 40 + d), back(([m, d]) => m * 40 + d)];
  if (dayFirst !== monthFirst) return dayFirst < monthFirst ? 'dmy' : 'mdy';
  // A conversation runs over days, seldom over months: the part that changes by little steps is the day.
  const spread = (index: 0 | 1) =>
    Math.max(...pairs.map((pair) => pair[index])) - Math.min(...pairs.map((pair) => pair[index]));
  if (spread(0) !== spread(1))
    return spread(0) > spread(1) && spread(1) === 0 ? 'dmy' : spread(1) > 0 && spread(0) === 0 ? 'mdy' : undefined;
  if (date) return undefined;
  return twelveHour ? 'mdy' : 'dmy';
}
