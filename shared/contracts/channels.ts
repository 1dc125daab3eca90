import { z } from 'zod';
import { contract, done, id, instant, nothing, requiredLine } from './contract.ts';

export const CHANNEL_KINDS = ['slack', 'teams'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

const address = z
  .string()
  .trim()
  .max(2000)
  .refine(isWebAddress, { error: 'must be the whole address that the tool gave you, beginning with https://' });

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

export const channel = z.object({
  id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** Null: what concerns everybody. */
  team: z.object({ id, name: z.string() }).nullable(),
  /** All that is shown of its address, which is a secret. */
  host: z.string(),
  ending: z.string(),
  announcements: z.boolean(),
  digests: z.boolean(),
  triedAt: instant.nullable(),
  /** What went wrong at the last try. */
  fault: z.string().nullable(),
  waiting: z.number(),
  lastPostedAt: instant.nullable(),
});
const fields = {
  name: requiredLine(200),
  teamId: id.nullable().describe('The team whose posts go there; null for those of everybody'),
  announcements: z.boolean().describe('What is published for everybody inside'),
  digests: z.boolean().describe('The week of the team, or of every team'),
};

export const listChannels = contract({
  name: 'channels.list',
  method: 'GET',
  path: '/channels',
  who: 'settings.edit',
  summary: 'The channels of Slack and Microsoft Teams that Debrief posts to',
  input: nothing,
  output: z.object({ items: z.array(channel) }),
});
export const createChannel = contract({
  name: 'channels.create',
  method: 'POST',
  path: '/channels',
  who: 'settings.edit',
  status: 201,
  summary: 'Post to a channel, by the address of an incoming webhook',
  input: z.object({
    kind: z.enum(CHANNEL_KINDS),
    address,
    name: fields.name,
    teamId: fields.teamId.default(null),
    announcements: fields.announcements.default(true),
    digests: fields.digests.default(true),
  }),
  output: channel,
});
export const updateChannel = contract({
  name: 'channels.update',
  method: 'PATCH',
  path: '/channels/:id',
  who: 'settings.edit',
  summary: 'Change what goes to a channel, or its address',
  input: z.object({
    id,
    address: address.optional(),
    name: fields.name.optional(),
    teamId: fields.teamId.optional(),
    announcements: fields.announcements.optional(),
    digests: fields.digests.optional(),
  }),
  output: channel,
});
export const removeChannel = contract({
  name: 'channels.remove',
  method: 'DELETE',
  path: '/channels/:id',
  who: 'settings.edit',
  summary: 'Post there no more; what waits for it is dropped',
  input: z.object({ id }),
  output: done,
});
export const tryChannel = contract({
  name: 'channels.try',
  method: 'POST',
  path: '/channels/:id/try',
  who: 'settings.edit',
  summary: 'Post a test, to see that it arrives',
  input: z.object({ id }),
  output: channel,
});
