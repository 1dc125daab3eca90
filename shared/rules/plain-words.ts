/** Numbers, durations and lists as a person would say them, in English. Used by every rule that explains itself. */

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** 1840 -> "1,840". */
export const sayNumber = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 1 });

/** 6 -> "six", 0 -> "no", 1840 -> "1,840": words up to twelve. */
export const spellNumber = (n: number): string => SMALL[n] ?? sayNumber(n);

/** 3 -> "third", 23 -> "23rd". */
export function sayOrdinal(n: number): string {
  const word = ORDINALS[n];
  if (word) return word;
  const lastTwo = n % 100;
  const ending = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${sayNumber(n)}${ending}`;
}

/** count(1, "person", "people") -> "1 person"; figures, for use inside a sentence. */
export const count = (n: number, one: string, many = `${one}s`): string => `${sayNumber(n)} ${n === 1 ? one : many}`;

/** The same in words up to twelve: "six people". */
export const spellCount = (n: number, one: string, many = `${one}s`): string =>
  `${spellNumber(n)} ${n === 1 ? one : many}`;

/** Minutes (fractions allowed) -> "less than a minute", "78 minutes", "4 h 10 min", "3 days 2 h". */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return 'less than a minute';
  if (whole < 120) return count(whole, 'minute');
  if (whole < 48 * 60) {
    const rest = whole % 60;
    return rest === 0 ? `${Math.floor(whole / 60)} hours` : `${Math.floor(whole / 60)} h ${rest} min`;
  }
  const hours = Math.round(whole / 60);
  return hours % 24 === 0 ? count(hours / 24, 'day') : `${count(Math.floor(hours / 24), 'day')} ${hours % 24} h`;
}

/** ["a","b","c"] -> "a, b and c"; more than `most` are counted: "a, b and 3 more". */
export function sayList(items: readonly string[], most = 4): string {
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** First letter upper case, the rest untouched. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One line of at most `most` characters (UTF-16 units, never half a pair), for quoting a message in a reason. */
export function shorten(text: string, most = 80): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/\s\S{0,15}$/, '').trimEnd()}…`;
}
