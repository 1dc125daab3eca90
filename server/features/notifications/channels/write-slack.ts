import type { ChannelMessage } from './channel-message.ts';

/** Slack's limits: of a header, of a section, of the line that a notification shows. */
const MOST = { header: 150, section: 2900, fallback: 300 };

/** Only these three mean something of their own in Slack's text: no name of a post-mortem can call a channel or make a link. */
export const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A link whose words cannot end it. */
export const linkSlack = (text: string, url: string): string =>
  `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeSlack(text.replaceAll('|', '¦'))}>`;

export const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(text, MOST.section) } });
export const openButton = (label: string, url: string, id = 'open') => ({
  type: 'button',
  action_id: id,
  text: { type: 'plain_text', text: label },
  url,
});

/** As an incoming webhook takes it: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export function writeSlack({ title, text, sections, action }: ChannelMessage) {
  const lists = sections.map(({ heading, items }) =>
    section(
      [
        `*${escapeSlack(heading)}*`,
        ...items.map((one) => `• ${one.url ? linkSlack(one.text, one.url) : escapeSlack(one.text)}`),
      ].join('\n'),
    ),
  );
  return {
    text: escapeSlack(cut(title, MOST.fallback)),
    unfurl_links: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, MOST.header) } },
      ...(text ? [section(escapeSlack(text))] : []),
      ...lists,
      ...(action ? [{ type: 'actions', elements: [openButton(action.label, action.url)] }] : []),
    ],
  };
}

/** At a line's end where there is one, so that no link is cut in two. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 2);
  const line = short.lastIndexOf('\n');
  return `${line > most / 2 ? short.slice(0, line + 1) : short.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
