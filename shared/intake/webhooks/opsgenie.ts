import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeCommand, IntakeEvent, IntakeFields, Reading } from './command.ts';
import { asInstant, asLine, asPayload, asText, asUrl, type Payload, pick, TITLE_LENGTH } from './payload.ts';
import { namedByTags } from './tags.ts';

const SOURCE = 'opsgenie';

/** What an action says in the timeline and does to the incident. */
interface Told {
  kind: IntakeEvent['kind'];
  text: string;
  status?: 'open' | 'resolved';
  fields?: IntakeFields;
  /** Somebody who was asked to help, besides whoever acted. */
  asked?: string;
}

type Tell = (alert: Payload, by: string) => Told;

const TELLERS: Record<string, Tell> = {
  Create: (alert) => ({ kind: 'alert', text: `Opsgenie alert: ${asText(pick(alert, 'message')) ?? 'no message'}` }),
  Acknowledge: (_, by) => ({ kind: 'status-change', text: `Acknowledged${by}` }),
  UnAcknowledge: (_, by) => ({ kind: 'status-change', text: `No longer acknowledged${by}` }),
  Close: (_, by) => ({ kind: 'status-change', text: `Closed${by}`, status: 'resolved' }),
  Delete: (_, by) => ({ kind: 'status-change', text: `Deleted in Opsgenie${by}`, status: 'resolved' }),
  AddNote: (alert) => ({ kind: 'note', text: asText(alert.note) ?? 'An empty note' }),
  TakeOwnership: (_, by) => ({ kind: 'note', text: `Taken over${by}` }),
  AssignOwnership: (alert, by) => {
    const owner = asLine(alert.owner);
    return { kind: 'note', text: `Assigned to ${owner ?? 'somebody'}${by}`, ...(owner ? { asked: owner } : {}) };
  },
  AddTeam: (alert, by) => ({ kind: 'note', text: `Team ${asLine(alert.team) ?? 'without a name'} added${by}` }),
  AddRecipient: (alert, by) => ({ kind: 'note', text: `${asLine(alert.recipient) ?? 'Somebody'} was asked${by}` }),
  AddResponder: (alert, by) => ({
    kind: 'note',
    text: `${asLine(pick(alert, 'responder', 'recipient')) ?? 'Somebody'} was asked${by}`,
  }),
  Escalate: (alert, by) => ({ kind: 'note', text: `Escalated to ${toWhom(alert)}${by}` }),
  EscalateNext: (alert, by) => ({ kind: 'note', text: `Escalated to ${toWhom(alert)}${by}` }),
  UpdatePriority: (alert, by) => {
    const severity = asLine(alert.priority, 40);
    return {
      kind: 'note',
      text: `Priority changed to ${severity ?? 'none'}${by}`,
      ...(severity ? { fields: { severity } } : {}),
    };
  },
  UpdateMessage: (alert, by) => {
    const title = asLine(alert.message, TITLE_LENGTH);
    return {
      kind: 'note',
      text: `Message changed to: ${title ?? 'none'}${by}`,
      ...(title ? { fields: { title } } : {}),
    };
  },
  Snooze: (_, by) => ({ kind: 'note', text: `Snoozed${by}` }),
  SnoozeEnded: () => ({ kind: 'note', text: 'Snooze ended' }),
};

/** Changes of labels and words say nothing of what happened. */
const NOISE = new Set(['AddTags', 'RemoveTags', 'AddDetails', 'RemoveDetails', 'UpdateDescription']);

/**
 * Opsgenie's webhook (support.atlassian.com/opsgenie, "webhook integration"), which the operations of Jira Service Management
 * send as well: one alert and one action. An action that is not known here, such as one of your own, is kept as a note.
 */
export function readOpsgenie(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const alert = asPayload(payload?.alert);
  const action = asLine(payload?.action, 80);
  const id = alert && asLine(alert.alertId);
  if (!alert || !action || !id) {
    return { ok: false, why: 'Expected a webhook of Opsgenie: {"action": "Create", "alert": {"alertId", "message"}}.' };
  }
  if (NOISE.has(action)) return { ok: true, commands: [], notes: [`${action} changes nothing that is kept here.`] };
  const notes: string[] = [];
  const opened = asInstant(alert.createdAt);
  const at = (action === 'Create' ? opened : asInstant(alert.updatedAt)) ?? asInstant(alert.updatedAt);
  if (!at) notes.push('The alert says no time; the time of receipt was used.');
  return { ok: true, commands: writeCommands({ alert, action, id, opened, at, receivedAt }), notes };
}

interface Happening {
  alert: Payload;
  action: string;
  id: string;
  opened?: string;
  at?: string;
  receivedAt: string;
}

function writeCommands({ alert, action, id, opened, at, receivedAt }: Happening): IntakeCommand[] {
  const externalId = `${SOURCE}:${id}`;
  const actor = asLine(alert.username);
  const by = actor ? ` by ${actor}` : '';
  const told = Object.hasOwn(TELLERS, action) ? TELLERS[action]!(alert, by) : tellOther(action, by);
  const when = at ?? receivedAt;
  const details = asPayload(alert.details) ?? {};
  const person = personOf(actor);
  const event: IntakeEvent = {
    externalId: `${externalId}:${action}:${action === 'Create' ? '' : (at ?? fingerprintOf(alert))}`,
    at: when,
    ...(at ? {} : { assumedAt: true as const }),
    kind: told.kind,
    text: told.text,
    actor: actor ?? 'Opsgenie',
    ...(person ? {} : { isByTool: true as const }),
    url: linkOf(details),
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title: asLine(alert.message, TITLE_LENGTH) ?? `Opsgenie alert ${asLine(alert.tinyId) ?? id}`,
      severity: asLine(alert.priority, 40),
      services: namedByTags(alert.tags, details, asLine(alert.entity)),
      startedAt: opened ?? when,
      url: linkOf(details),
      event,
    },
  ];
  if (told.status) commands.push({ type: 'status', externalId, status: told.status, at: when, event });
  if (told.fields) commands.push({ type: 'update', externalId, fields: told.fields, at: when });
  if (person && action !== 'Create') commands.push({ type: 'participant', externalId, ...person, role: 'responder' });
  const asked = personOf(told.asked);
  if (asked) commands.push({ type: 'participant', externalId, ...asked, role: 'responder' });
  return commands;
}

function tellOther(action: string, by: string): Told {
  const words = action.replace(/([a-z])([A-Z])/g, '$1 $2');
  return { kind: 'note', text: `Opsgenie, ${words}${by}` };
}

/** People are named by their address; an integration has a name without one. */
function personOf(name: string | undefined): { name: string; email: string } | undefined {
  return name && /^[^\s@]+@[^\s@]+$/.test(name) ? { name, email: name } : undefined;
}

const toWhom = (alert: Payload): string => asLine(pick(alert, 'escalationNotify', 'escalation', 'team')) ?? 'the next';

function linkOf(details: Payload): string | undefined {
  return asUrl(pick(details, 'url', 'link', 'alert_url', 'generatorURL', 'dashboard'));
}
