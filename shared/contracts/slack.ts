import { z } from 'zod';
import { contract, done, instant, nothing } from './contract.ts';

const app = z.object({
  /** Null without an app. */
  workspace: z.string().nullable(),
  bot: z.string().nullable(),
  connectedBy: z.string().nullable(),
  connectedAt: instant.nullable(),
  /** Whether presses of buttons can be checked, and so are taken. */
  takesPresses: z.boolean(),
  /** What Slack is to be told: where it sends what people press. */
  pressAddress: z.url(),
  /** What went wrong last. */
  fault: z.string().nullable(),
});

export const showSlack = contract({
  name: 'slack.show',
  method: 'GET',
  path: '/slack',
  who: 'settings.edit',
  summary: 'The app that writes direct messages in Slack',
  input: nothing,
  output: app,
});
export const connectSlack = contract({
  name: 'slack.connect',
  method: 'PUT',
  path: '/slack',
  who: 'settings.edit',
  summary: 'Write direct messages as a Slack app; Slack is asked at once whether the token is good',
  input: z.object({
    token: z
      .string()
      .trim()
      .max(500)
      .regex(/^xoxb-[\w-]+$/, { error: 'must be a bot token: it begins with xoxb-' }),
    signingSecret: z
      .string()
      .trim()
      .regex(/^[0-9a-f]{16,128}$/i, {
        error: 'must be the signing secret under Basic Information: figures and letters a to f',
      })
      .optional()
      .describe('Without it messages have no buttons but Open'),
  }),
  output: app,
});
export const disconnectSlack = contract({
  name: 'slack.disconnect',
  method: 'DELETE',
  path: '/slack',
  who: 'settings.edit',
  summary: 'Write no direct messages any more; what waits for Slack goes by mail',
  input: nothing,
  output: done,
});
export const trySlack = contract({
  name: 'slack.try',
  method: 'POST',
  path: '/slack/try',
  who: 'settings.edit',
  summary: 'Write to yourself in Slack, to see that it arrives',
  input: nothing,
  output: z.object({ to: z.string() }),
});
export const pressInSlack = contract({
  name: 'slack.press',
  method: 'POST',
  path: '/slack/interactions',
  who: 'anyone',
  bodyField: 'body',
  bytes: true,
  summary: 'Where Slack says which button somebody pressed; only what it signed within five minutes counts, and once',
  input: z.object({ body: z.instanceof(Uint8Array) }),
  output: z.object({}),
});
