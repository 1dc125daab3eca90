import { z } from 'zod';
import { PRESSES } from './write-direct.ts';

const payload = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: z.string().max(100) }),
  response_url: z.url().max(1000).optional(),
  actions: z.array(z.object({ action_id: z.string().max(300), value: z.string().max(2000).optional() })).max(25),
});
const press = z.object({ action_id: z.enum(PRESSES), value: z.uuid() });

export type PressedButton = {
  user: string;
  responseUrl: string | null;
  press: (typeof PRESSES)[number];
  notificationId: string;
};

/** The press of a button of ours in what Slack sent; null for any other, as that of a link. */
export function readPress(body: Uint8Array): PressedButton | null {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const parsed = payload.safeParse(readJson(form.get('payload') ?? ''));
  const pressed = press.safeParse(parsed.data?.actions[0]);
  if (!parsed.success || !pressed.success) return null;
  const { user, response_url } = parsed.data;
  return {
    user: user.id,
    responseUrl: response_url ?? null,
    press: pressed.data.action_id,
    notificationId: pressed.data.value,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
