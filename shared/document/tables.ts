import { localTime } from '../drafting/local-time.ts';
import { escapeInline } from './escape-markdown.ts';

/** `marks` are citation references as Markdown ("[^3]"); label and value are plain text. */
export type KeyFact = { label: string; value: string; marks: string };
/** `at` is ISO 8601; the rest plain text. */
export type TimelineRow = { at: string; label: string; text: string; from: string | null; marks: string };

const cells = (...values: string[]): string => `| ${values.join(' | ')} |`;

/** The generated Markdown of the block `key-information`. Empty when nothing is known. */
export const keyInformationTable = (facts: KeyFact[]): string => {
  if (facts.length === 0) return '';
  const rows = facts.map(({ label, value, marks }) =>
    cells(`**${escapeInline(label)}**`, `${escapeInline(value)}${marks}`),
  );
  return [cells('What', 'Known'), cells('---', '---'), ...rows].join('\n');
};

/** The generated Markdown of the block `timeline`; times in `timeZone`, with the day wherever it changes. */
export const timelineTable = (rows: TimelineRow[], timeZone: string): string => {
  if (rows.length === 0) return '';
  const first = Date.parse(rows[0]!.at);
  const local = localTime(timeZone, first);
  const manyDays = rows.some(({ at }) => !local.sameDay(first, Date.parse(at)));
  let day = '';
  const lines = rows.map(({ at, label, text, from, marks }) => {
    const date = local.date(Date.parse(at));
    const time =
      manyDays && date !== day
        ? `${local.shortDay(Date.parse(at))}, ${local.clock(Date.parse(at))}`
        : local.clock(Date.parse(at));
    day = date;
    return cells(time, escapeInline(label), `${escapeInline(text)}${marks}`, escapeInline(from ?? ''));
  });
  return [cells('Time', 'What', 'Event', 'Who'), cells('---', '---', '---', '---'), ...lines].join('\n');
};
