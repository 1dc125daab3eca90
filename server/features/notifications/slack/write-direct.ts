import { escapeSlack, linkSlack, openButton, section } from '../channels/write-slack.ts';
import { type Said, sayNotification } from '../say-notification.ts';

/** Slack takes fifty blocks; each thing needs two. */
const MOST_THINGS = 20;
const MOST_EXCERPT = 600;

export const PRESSES = ['done', 'later', 'take'] as const;
export type Press = (typeof PRESSES)[number];
const LABELS: Record<Press, string> = { done: 'Done', later: 'Later', take: 'I’ll take it' };

export type ToldInChat = Said & {
  id: string;
  excerpt: string;
  url: string;
  followUpId: string | null;
  lines: { text: string; url: string | null }[];
};

/** What can be done about it without leaving the chat. */
export function pressesFor({ kind, variant, followUpId }: ToldInChat): Press[] {
  if (kind === 'due-follow-up') return ['done', 'later'];
  if (kind === 'owner' && variant === 'asked') return ['take'];
  return kind === 'escalation' && followUpId !== null ? ['take'] : [];
}

/** One message for everything somebody is told at once. `inboxUrl` is for what does not fit. */
export function writeDirect(told: readonly ToldInChat[], inboxUrl: string, hasPresses: boolean) {
  const shown = told.slice(0, MOST_THINGS);
  const rest = told.length - shown.length;
  const [first] = told;
  return {
    text: escapeSlack(first && told.length === 1 ? sayNotification(first) : `${told.length} notes for you`),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      ...shown.flatMap((one) => blocksOf(one, hasPresses)),
      ...(rest > 0 ? [section(linkSlack(`and ${rest} more in your inbox`, inboxUrl))] : []),
    ],
  };
}

function blocksOf(one: ToldInChat, hasPresses: boolean) {
  const excerpt = one.private ? '' : one.excerpt.slice(0, MOST_EXCERPT);
  const text = [
    `*${linkSlack(sayNotification(one), one.url)}*`,
    ...(excerpt ? [`> ${escapeSlack(excerpt.replace(/\s+/g, ' '))}`] : []),
    ...one.lines.map((line) => (line.url ? `• ${linkSlack(line.text, line.url)}` : `*${escapeSlack(line.text)}*`)),
  ].join('\n');
  const presses = hasPresses ? pressesFor(one) : [];
  return [
    section(text),
    {
      type: 'actions',
      elements: [
        openButton('Open', one.url, `open-${one.id}`),
        ...presses.map((press) => ({
          type: 'button',
          action_id: press,
          text: { type: 'plain_text', text: LABELS[press] },
          value: one.id,
        })),
      ],
    },
  ];
}
