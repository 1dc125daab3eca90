import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import { asInstant, asLine, asPayload, asText, asUrl, type Payload, pick, TITLE_LENGTH } from './payload.ts';
import { namedByTags, readTags } from './tags.ts';

const SOURCE = 'datadog';

const STATES: [RegExp, 'firing' | 'resolved'][] = [
  [/^(?:recovered|recovery|ok|resolved)\b/i, 'resolved'],
  [/^(?:re-?)?(?:triggered|no data|warn|warning|alert|renotify)\b/i, 'firing'],
];

/** "[Triggered on {host:web-1}] Queue is long" says the state before the name. */
const TITLE = /^\s*\[((?:re-?)?(?:triggered|recovered|warn|no data|renotify|ok))\b([^\]]*)\]\s*(.*)$/is;

/**
 * Datadog's webhook. Its body is what an admin wrote into the integration: the one that is shown with the address of the source
 * carries the cycle key, which joins an alert to its recovery. Datadog's own default is read by the words of its title.
 */
export function readDatadog(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const stated = payload && asLine(filled(payload, 'transition', 'alert_transition'), 40);
  const title = payload && asLine(filled(payload, 'title', 'event_title', 'alert_title'), TITLE_LENGTH);
  const parts = title ? TITLE.exec(title) : null;
  const transition = stated ?? parts?.[1]?.trim();
  const state = transition && STATES.find(([words]) => words.test(transition))?.[1];
  if (!payload || !title || !transition || !state) {
    return {
      ok: false,
      why: 'Expected a webhook of Datadog with "title" and "transition" ($EVENT_TITLE, $ALERT_TRANSITION), as shown with the address of the source.',
    };
  }
  const name = parts?.[3]?.trim() || title;
  const notes: string[] = [];
  const at = asInstant(filled(payload, 'date', 'last_updated'));
  if (!at) notes.push('The webhook says no time ($DATE); the time of receipt was used.');
  const cycle = asLine(filled(payload, 'cycle_key', 'alert_cycle_key'));
  if (!cycle) notes.push('Without $ALERT_CYCLE_KEY, alerts are told apart by monitor and scope.');
  const alert = { payload, name, transition, state, at, cycle, where: parts?.[2]?.replace(/^\s*on\s*/, '').trim() };
  return { ok: true, commands: writeCommands(alert, receivedAt), notes };
}

interface Alert {
  payload: Payload;
  name: string;
  transition: string;
  state: 'firing' | 'resolved';
  at?: string;
  cycle?: string;
  where?: string;
}

function writeCommands(alert: Alert, receivedAt: string): IntakeCommand[] {
  const { payload, name, transition, state, cycle } = alert;
  const at = alert.at ?? receivedAt;
  const scope = asLine(filled(payload, 'scope', 'alert_scope')) ?? alert.where ?? '';
  const monitor = asLine(filled(payload, 'alert_id', 'monitor_id', 'aggreg_key')) ?? name;
  const externalId = `${SOURCE}:${cycle ?? fingerprintOf([monitor, scope])}`;
  const id = asLine(filled(payload, 'id', 'event_id'));
  const url = asUrl(filled(payload, 'link', 'url'));
  const text = asText(filled(payload, 'message', 'body', 'event_msg', 'text_only_msg'));
  const event: IntakeEvent = {
    externalId: `${externalId}:${id ?? `${transition}:${alert.at ?? ''}`}`,
    at,
    ...(alert.at ? {} : { assumedAt: true as const }),
    kind: 'alert',
    text: `${name}, ${transition.toLowerCase()}${scope && !name.includes(scope) ? ` (${scope})` : ''}${text && state === 'firing' ? `: ${text}` : ''}`,
    actor: 'Datadog',
    isByTool: true,
    url,
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title: name,
      severity: asLine(filled(payload, 'priority', 'alert_priority') ?? filled(payload, 'alert_type'), 40),
      services: namedByTags([...tagsOf(payload), ...readTags(scope)], {}, undefined),
      startedAt: at,
      url,
      event,
    },
  ];
  if (state === 'resolved') commands.push({ type: 'status', externalId, status: 'resolved', at, event });
  // Without a key for the episode, the next one is the same incident again.
  else if (!cycle) commands.push({ type: 'status', externalId, status: 'open', at, event });
  return commands;
}

const tagsOf = (payload: Payload): string[] => readTags(filled(payload, 'tags'));

/** A field that Datadog filled in: a variable that has no value stays as it was written, or becomes the word null. */
function filled(payload: Payload, ...names: string[]): unknown {
  const has = names.find((name) => {
    const value = pick(payload, name);
    return value !== undefined && !(typeof value === 'string' && /^(?:\$[A-Z_]+|null|n\/a)?$/i.test(value.trim()));
  });
  return has === undefined ? undefined : payload[has];
}
