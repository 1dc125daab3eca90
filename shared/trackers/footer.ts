/** The end of an issue's text that is ours: a hidden mark, the way back, and where a tracker has no field for it the due date. */
export type Footer = { marker: string; reference: string; link: string; dueOn?: string | null | undefined };

const FOOTER = /<!-- debrief:([0-9a-f-]{36}) -->[^\n]*(?:\r?\n[^\n]*)?/;
const DUE = /\bDue (\d{4}-\d\d-\d\d)\b/;

export const writeFooter = ({ marker, reference, link, dueOn }: Footer): string => {
  const due = dueOn === undefined ? '' : dueOn === null ? ' · No due date' : ` · Due ${dueOn}`;
  return `<!-- debrief:${marker} -->\n[${reference} in Debrief](${link})${due}`;
};

/** The text with this footer, in place of the one it has. */
export function withFooter(body: string, footer: Footer): string {
  const written = writeFooter(footer);
  if (FOOTER.test(body)) return body.replace(FOOTER, () => written);
  return body.trim() === '' ? written : `${body.trimEnd()}\n\n${written}`;
}

export const markerIn = (body: string): string | undefined => FOOTER.exec(body)?.[1];

/** The day in the footer; null where it says that there is none, undefined where it says nothing. */
export function dueIn(body: string): string | null | undefined {
  const footer = FOOTER.exec(body)?.[0];
  if (footer === undefined) return undefined;
  const day = DUE.exec(footer)?.[1];
  if (day !== undefined && !Number.isNaN(Date.parse(day))) return day;
  return footer.includes('No due date') ? null : undefined;
}
