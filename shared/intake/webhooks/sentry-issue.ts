import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import { asInstant, asLine, asPayload, asText, asUrl, type Payload, pick } from './payload.ts';

const SOURCE = 'sentry';

const WORDS: Record<string, { text: string; status?: 'open' | 'resolved' }> = {
  resolved: { text: 'Resolved in Sentry', status: 'resolved' },
  unresolved: { text: 'Unresolved again in Sentry', status: 'open' },
  archived: { text: 'Archived in Sentry' },
  ignored: { text: 'Ignored in Sentry' },
  assigned: { text: 'Assigned in Sentry' },
};

/** What people did with an issue: told of the incident that an alert opened for it, and opening none. */
export function readSentryIssue(action: string, data: Payload, actor: Payload, receivedAt: string): Reading {
  const issue = asPayload(data.issue) ?? {};
  const id = asLine(pick(issue, 'id') ?? data.issue_id);
  if (!id) return { ok: false, why: 'The webhook names no issue: expected "data.issue.id".' };
  const words = Object.hasOwn(WORDS, action) ? WORDS[action] : undefined;
  const comment = asText(data.comment);
  if (!words && !comment) {
    return { ok: true, commands: [], notes: ['A new issue opens no incident; an alert rule of Sentry does.'] };
  }
  const externalId = `${SOURCE}:issue:${id}`;
  // Sentry does not say when somebody acted: an issue knows only when it was last seen.
  const at = comment ? asInstant(data.timestamp) : undefined;
  const person = actor.type === 'user' ? asLine(actor.name) : undefined;
  const assignee =
    action === 'assigned' ? asLine(asPayload(pick(data, 'assignee') ?? issue.assignedTo)?.name) : undefined;
  const event: IntakeEvent = {
    externalId: `${externalId}:${action}:${asLine(data.comment_id) ?? fingerprintOf([issue.lastSeen, issue.count, assignee])}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: words?.status ? 'status-change' : 'note',
    text: comment ?? `${words!.text}${assignee ? ` to ${assignee}` : ''}${person ? ` by ${person}` : ''}`,
    actor: person ?? 'Sentry',
    ...(person ? {} : { isByTool: true as const }),
    url: asUrl(pick(issue, 'web_url', 'permalink')),
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [{ type: 'event', externalId, event, ifKnown: true }];
  if (words?.status)
    commands.push({ type: 'status', externalId, status: words.status, at: event.at, event, ifKnown: true });
  if (person) commands.push({ type: 'participant', externalId, name: person, role: 'responder', ifKnown: true });
  return { ok: true, commands, notes: [] };
}
