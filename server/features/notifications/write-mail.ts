import { escapeHtml } from '#shared/document/html/escape-html.ts';
import type { NotificationKind } from '#shared/rules/notification-kinds.ts';
import { sayNotification } from './say-notification.ts';
import type { Outgoing } from './what-to-tell.ts';

/**
 * One mail for everything somebody was told since the last. Mail is read on other machines and by other servers: of a private
 * document it says only that there is something to read.
 */
export function writeMail(
  told: readonly Outgoing[],
  settingsUrl: string,
): { subject: string; text: string; html: string } {
  const lines = told.map((one) => ({ ...one, line: sayNotification(one), excerpt: one.private ? '' : one.excerpt }));
  const only = lines.length === 1 ? lines[0] : undefined;
  const subject = only ? only.line : saySubject(told);
  const text = [
    ...lines.flatMap(({ kind, line, excerpt, url, lines: below }) => [
      line,
      ...(excerpt ? [`  ${quote(kind, excerpt)}`] : []),
      ...below.flatMap((one) => (one.url ? [`  - ${one.text}`, `    ${one.url}`] : ['', `  ${one.text}`])),
      `  ${url}`,
      '',
    ]),
    '--',
    `You get this because you are a member. Choose what is mailed to you: ${settingsUrl}`,
  ].join('\n');
  return { subject: subject.slice(0, 200), text, html: page(lines, settingsUrl) };
}

/** What somebody wrote stands between marks; what Debrief sums up does not. */
const OWN_WORDS: readonly NotificationKind[] = ['digest', 'escalation', 'escalated'];
const quote = (kind: NotificationKind, excerpt: string): string =>
  OWN_WORDS.includes(kind) ? excerpt : `“${excerpt}”`;

const belowLine = ({ text, url }: Outgoing['lines'][number]): string =>
  url
    ? `<div style="margin-top:3px"><a href="${escapeHtml(url)}" style="color:#3153c5;text-decoration:none">${escapeHtml(text)}</a></div>`
    : `<div style="margin-top:12px;font-weight:600">${escapeHtml(text)}</div>`;

function saySubject(told: readonly Outgoing[]): string {
  const [first] = told;
  const subjects = new Set(told.map((one) => one.reference));
  if (first && subjects.size === 1)
    return `${told.length} notes for you in ${first.reference} ${first.private ? '(private)' : first.title}`;
  if (told.every((one) => one.due !== null)) return `${told.length} things of yours are due`;
  return told.some((one) => one.due !== null)
    ? `${told.length} notes for you`
    : `${told.length} notes for you in ${subjects.size} documents`;
}

/** Colours that hold on a light and on a dark ground: mail programs turn them as they like. */
function page(lines: readonly (Outgoing & { line: string })[], settingsUrl: string): string {
  const items = lines.map(
    ({ kind, line, excerpt, url, lines: below }) => `<tr><td style="padding:14px 0;border-bottom:1px solid #8883">
<a href="${escapeHtml(url)}" style="color:#3153c5;text-decoration:none;font-weight:600">${escapeHtml(line)}</a>
${excerpt ? `<div style="margin-top:4px;opacity:.8">${escapeHtml(quote(kind, excerpt))}</div>` : ''}
${below.map(belowLine).join('\n')}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px 16px;font:15px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" style="width:100%;max-width:600px;margin:0 auto;border-collapse:collapse">${items.join('\n')}
<tr><td style="padding:18px 0;font-size:13px;opacity:.7">You get this because you are a member.
<a href="${escapeHtml(settingsUrl)}" style="color:inherit">Choose what is mailed to you</a>.</td></tr></table></body></html>`;
}
