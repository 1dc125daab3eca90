import { Temporal } from 'temporal-polyfill';
import { escapeHtml } from '#shared/document/html/escape-html.ts';
import type { CalendarEntry } from '#shared/rules/debrief-links.ts';
import { sayMinutes } from '#shared/rules/plain-words.ts';

type Invitation = {
  method: 'REQUEST' | 'CANCEL';
  entry: CalendarEntry;
  reference: string;
  because: string | null;
  /** Of whoever reads it. */
  timeZone: string;
  isChange: boolean;
};

/** The words around a meeting that is mailed. Whatever of a private document is not in the entry is not here either. */
export function writeInvitation({ method, entry, reference, because, timeZone, isChange }: Invitation) {
  const what = method === 'CANCEL' ? 'Called off' : isChange ? 'Changed' : 'Invitation';
  const subject = `${what}: ${entry.summary}`.slice(0, 200);
  const when = `${sayWhen(entry.startsAt, timeZone)} (${timeZone}), ${sayMinutes(entry.minutes)}`;
  const lines = [
    method === 'CANCEL' ? `The debrief of ${reference} is called off. It was to be on ${when}.` : when,
    ...(entry.location && method === 'REQUEST' ? [entry.location] : []),
    ...(because ? [`“${because}”`] : []),
    entry.details,
  ];
  const html = lines.map((line) => `<p style="margin:0 0 12px">${linked(line)}</p>`).join('\n');
  return {
    subject,
    text: lines.join('\n\n'),
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px 16px;font:15px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif">${html}</body></html>`,
  };
}

function sayWhen(at: number, timeZone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const day = there.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${there.toPlainTime().toString().slice(0, 5)}`;
}

const linked = (text: string): string =>
  escapeHtml(text)
    .replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" style="color:#3153c5">${url}</a>`)
    .replaceAll('\n', '<br>');
