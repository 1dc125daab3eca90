import type { ChannelMessage } from './channel-message.ts';

const MOST_WORDS = 1500;

/** A card's text knows some Markdown: whatever could be read as such is shown as it is. */
const escapeCard = (text: string): string => text.slice(0, MOST_WORDS).replace(/[\\`*_[\]()#~|<>]/g, String.raw`\$&`);

const block = (text: string, more: Record<string, unknown> = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });

/**
 * As the webhook of a workflow in Microsoft Teams takes it: a message with one adaptive card.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export function writeTeams({ title, text, sections, action }: ChannelMessage) {
  const lists = sections.flatMap(({ heading, items }) => [
    block(escapeCard(heading), { weight: 'Bolder', spacing: 'Medium' }),
    ...items.map((one) =>
      block(one.url ? `- [${escapeCard(one.text)}](${encodeURI(decodeURI(one.url))})` : `- ${escapeCard(one.text)}`, {
        spacing: 'None',
      }),
    ),
  ]);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(escapeCard(title), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
            ...(text ? [block(escapeCard(text))] : []),
            ...lists,
          ],
          actions: action ? [{ type: 'Action.OpenUrl', title: action.label, url: action.url }] : [],
          msteams: { width: 'Full' },
        },
      },
    ],
  };
}
