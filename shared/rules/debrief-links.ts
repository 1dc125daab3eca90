export type CalendarEntry = {
  summary: string;
  details: string;
  location: string;
  /** Epoch milliseconds. */
  startsAt: number;
  minutes: number;
};

/** The form of Google Calendar, filled in. Times go as UTC, so that no zone can be misread. */
export function googleLink({ summary, details, location, startsAt, minutes }: CalendarEntry): string {
  const compact = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const dates = `${compact(startsAt)}/${compact(startsAt + minutes * 60_000)}`;
  const query = new URLSearchParams({ action: 'TEMPLATE', text: summary, dates, details, location });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** The same for Outlook on the web. */
export function outlookLink({ summary, details, location, startsAt, minutes }: CalendarEntry): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: summary,
    startdt: new Date(startsAt).toISOString(),
    enddt: new Date(startsAt + minutes * 60_000).toISOString(),
    body: details,
    location,
  });
  return `https://outlook.office.com/calendar/0/deeplink/compose?${query}`;
}

/** What a calendar says of a debrief. Calendars are read on other machines: of a private document it is the reference and the address alone. */
export function calendarEntry(
  debrief: {
    reference: string;
    title: string;
    private: boolean;
    startsAt: number;
    minutes: number;
    place: string;
    url: string | null;
  },
  pageUrl: string,
): CalendarEntry {
  const { reference, title, startsAt, minutes, place, url } = debrief;
  if (debrief.private) return { summary: `Debrief ${reference}`, details: pageUrl, location: '', startsAt, minutes };
  return {
    summary: `Debrief ${reference}: ${title}`,
    details: [...(url ? [`Join: ${url}`] : []), `Document: ${pageUrl}`].join('\n'),
    location: [place, url].filter(Boolean).join(' · '),
    startsAt,
    minutes,
  };
}
