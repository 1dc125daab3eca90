import type { Context } from '#server/platform/context.ts';
import { OutboundFault, OutboundRefused, readBounded } from '#server/platform/outbound/outbound.ts';
import type { ChannelKind } from '#shared/contracts/channels.ts';
import type { Refusal } from '../back-off.ts';
import type { ChannelMessage } from './channel-message.ts';
import { writeSlack } from './write-slack.ts';
import { writeTeams } from './write-teams.ts';

const MOST_READ = 20_000;
/** What is shown of an answer. */
const MOST_SHOWN = 160;
const LONGEST_WAIT_MS = 86_400_000;

/** It was not taken; says why in words an admin can act on, and never an address. */
export class PostFault extends Error {
  readonly refusal: Refusal;

  constructor(message: string, refusal: Refusal) {
    super(message);
    this.refusal = refusal;
  }
}

/** Posts to an incoming webhook. Rejects with a `PostFault`. */
export async function postMessage(
  { outbound }: Pick<Context, 'outbound'>,
  { kind, address }: { kind: ChannelKind; address: string },
  message: ChannelMessage,
): Promise<void> {
  const body = JSON.stringify(kind === 'slack' ? writeSlack(message) : writeTeams(message));
  const response = await outbound
    .fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    .catch(explain);
  const text = await readBounded(response, MOST_READ).catch(() => '');
  if (!response.ok) throw faultOf(response, text);
}

function explain(error: unknown): never {
  if (error instanceof OutboundRefused) throw new PostFault(error.message, { isFinal: true });
  if (error instanceof OutboundFault) throw new PostFault(error.message, { isFinal: false });
  throw error;
}

function faultOf({ status, headers }: Response, text: string): PostFault {
  if (status >= 300 && status < 400)
    return new PostFault(`It answers that it moved (${status}). Enter the new address if you trust it.`, {
      isFinal: true,
    });
  if (status === 429)
    return new PostFault('It asks to be left alone for a while (429).', {
      isFinal: false,
      retryAfterMs: readRetryAfter(headers),
    });
  if (status >= 500) return new PostFault(`It has trouble of its own (${status}).`, { isFinal: false });
  const gone = status === 404 || status === 410;
  const said = text.startsWith('<') ? '' : text.replace(/\s+/g, ' ').trim().slice(0, MOST_SHOWN);
  return new PostFault(
    `${gone ? 'There is no such webhook any more' : 'It refuses this'} (${status}${said ? `: ${said}` : ''}).`,
    { isFinal: true },
  );
}

/** Seconds, or a date, as HTTP has it. */
export function readRetryAfter(headers: Pick<Headers, 'get'>): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : undefined;
}
