import { BASES, EVENT_KINDS, type EventKind } from '../../incident-record.ts';
import { classifyText } from '../classify.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeEvent } from './command.ts';
import { asInstant, asLine, asPayload, asPayloads, asText, asUrl, type Payload, pick } from './payload.ts';

export const SOURCE = 'generic';

/** What every part of one reading shares. */
export interface Delivery {
  receivedAt: string;
  /** Zone of times without an offset. */
  zone: string;
  /** What could not be used, in words. */
  notes: string[];
}

const KINDS: Record<string, EventKind> = {
  ...Object.fromEntries(EVENT_KINDS.map((kind) => [kind, kind])),
  status: 'status-change',
  alarm: 'alert',
  page: 'alert',
  comment: 'message',
  chat: 'message',
  deployment: 'deploy',
  release: 'deploy',
  change: 'deploy',
  theory: 'hypothesis',
  finding: 'observation',
};

/** The kind a tool names, in its words or ours; undefined when it is none of them. */
function readKind(value: unknown): EventKind | undefined {
  const said = asLine(value, 40)
    ?.toLowerCase()
    .replace(/[\s_]+/g, '-');
  return said !== undefined && Object.hasOwn(KINDS, said) ? KINDS[said] : undefined;
}

/**
 * An event of the generic shape; a plain text is one too. Undefined when it says nothing. Without an id of its own it is
 * recognised by what it says, who says it and the time it gives.
 */
export function readEvent(incident: string, item: unknown, delivery: Delivery): IntakeEvent | undefined {
  const payload: Payload | undefined = typeof item === 'string' ? { text: item } : asPayload(item);
  const text = payload && asText(pick(payload, 'text', 'message', 'description', 'summary', 'title'));
  if (!payload || !text) return undefined;
  const given = pick(payload, 'at', 'time', 'timestamp', 'occurredAt', 'occurred_at', 'date');
  const at = asInstant(given, delivery.zone);
  if (given !== undefined && !at)
    delivery.notes.push(
      `The time "${asLine(given, 60) ?? typeof given}" could not be read; the time of receipt was used.`,
    );
  const person = pick(payload, 'actor', 'author', 'user', 'by');
  const actor = asLine(asPayload(person) ? pick(asPayload(person)!, 'name', 'summary', 'email', 'id') : person);
  const kind = readKind(pick(payload, 'kind', 'type')) ?? classifyText(text);
  return {
    externalId:
      asLine(pick(payload, 'externalId', 'external_id', 'id'), 200) ?? fingerprintOf([incident, given, actor, text]),
    at: at ?? delivery.receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind,
    text,
    actor,
    url: asUrl(pick(payload, 'url', 'link')),
    source: asLine(payload.source, 100) ?? SOURCE,
    ...readExtras(payload),
  };
}

function readExtras(payload: Payload): Partial<IntakeEvent> {
  const basis = BASES.find((known) => known === payload.basis);
  const thread = asLine(payload.thread, 200);
  const reactions = asPayloads(payload.reactions).flatMap((reaction) => {
    const name = asLine(reaction.name, 100);
    return name ? [{ name, count: Math.max(1, Math.round(Number(reaction.count) || 1)) }] : [];
  });
  return {
    ...(typeof payload.key === 'boolean' ? { key: payload.key } : {}),
    ...(basis ? { basis } : {}),
    ...(thread ? { thread } : {}),
    ...(reactions.length > 0 ? { reactions: reactions.slice(0, 100) } : {}),
  };
}
