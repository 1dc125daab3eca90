import { fingerprintOf } from '../fingerprint.ts';
import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import { asInstant, asLine, asPayload, asText, asUrl, type Payload, pick, TITLE_LENGTH } from './payload.ts';
import { readSentryIssue } from './sentry-issue.ts';

const SOURCE = 'sentry';

/**
 * Sentry's webhooks: those of an integration (docs.sentry.io/integrations/integration-platform/webhooks), where an alert of an issue
 * or of a metric opens an incident, and those of the older plugin and of service hooks. What happens to an issue in Sentry is told of
 * incidents that an alert opened; a new issue alone opens none, since most of them are no incident.
 */
export function readSentry(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  const data = asPayload(payload?.data);
  const action = asLine(payload?.action, 40);
  if (payload && data && action) {
    const event = asPayload(data.event);
    if (event) return readAlert(event, data, receivedAt);
    const metric = asPayload(data.metric_alert);
    if (metric) return readMetric(metric, data, action, receivedAt);
    if (asPayload(data.issue) || pick(data, 'issue_id') !== undefined)
      return readSentryIssue(action, data, asPayload(payload.actor) ?? {}, receivedAt);
    if (payload.installation !== undefined) {
      return { ok: true, commands: [], notes: ['Sentry told of something that is not about an issue or an alert.'] };
    }
  }
  const event = asPayload(payload?.event);
  if (payload && event && pick(payload, 'project', 'project_slug') !== undefined)
    return readAlert(event, payload, receivedAt);
  return { ok: false, why: 'Expected a webhook of Sentry: {"action", "data": {"event", "metric_alert" or "issue"}}.' };
}

/** An alert rule was met by an event of an issue. `about` holds it, and in the older shape the issue itself. */
function readAlert(event: Payload, about: Payload, receivedAt: string): Reading {
  const issue = asLine(event.issue_id) ?? numberIn(event.issue_url) ?? numberIn(event.web_url) ?? asLine(about.id);
  if (!issue) return { ok: false, why: 'The event names no issue: expected "issue_id" or "issue_url".' };
  const externalId = `${SOURCE}:issue:${issue}`;
  const at = asInstant(pick(event, 'datetime', 'timestamp', 'received'));
  const title =
    asLine(pick(event, 'title') ?? pick(about, 'message') ?? event.message, TITLE_LENGTH) ?? 'Error in Sentry';
  const culprit = asLine(pick(event, 'culprit', 'location') ?? about.culprit);
  const rule =
    asLine(about.triggered_rule) ?? asLine(Array.isArray(about.triggering_rules) && about.triggering_rules[0]);
  const url = asUrl(pick(event, 'web_url') ?? about.url);
  const told: IntakeEvent = {
    externalId: `${SOURCE}:event:${asLine(pick(event, 'event_id', 'id')) ?? fingerprintOf(event)}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: 'alert',
    text: `${title}${culprit ? ` in ${culprit}` : ''}${rule ? ` (rule: ${rule})` : ''}`,
    actor: 'Sentry',
    isByTool: true,
    url,
    source: SOURCE,
  };
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title,
      severity: asLine(pick(event, 'level') ?? about.level, 40),
      services: serviceOf(event, about),
      startedAt: told.at,
      url,
      event: told,
    },
    // An error that comes back after it was resolved is the same issue to Sentry.
    { type: 'status', externalId, status: 'open', at: told.at, event: told },
  ];
  return { ok: true, commands, notes: at ? [] : ['The event says no time; the time of receipt was used.'] };
}

function readMetric(metric: Payload, data: Payload, action: string, receivedAt: string): Reading {
  const id = asLine(metric.id) ?? asLine(metric.identifier);
  if (!id) return { ok: false, why: 'The metric alert has no "id".' };
  const externalId = `${SOURCE}:metric:${id}`;
  const rule = asPayload(metric.alert_rule) ?? {};
  const title =
    asLine(pick(metric, 'title') ?? pick(rule, 'name') ?? data.description_title, TITLE_LENGTH) ?? 'Metric alert';
  const isOver = action === 'resolved';
  const began = asInstant(pick(metric, 'date_started', 'date_detected', 'date_created'));
  const at = isOver ? asInstant(metric.date_closed) : began;
  const url = asUrl(data.web_url);
  const text = asText(data.description_text, 5000);
  const event: IntakeEvent = {
    externalId: `${externalId}:${action}:${at ?? ''}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: 'alert',
    text: `${title}, ${action}${text ? `: ${text}` : ''}`,
    actor: 'Sentry',
    isByTool: true,
    url,
    source: SOURCE,
  };
  const projects = Array.isArray(metric.projects) ? metric.projects : rule.projects;
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      title,
      severity: isOver ? undefined : action,
      services: (Array.isArray(projects) ? projects : []).slice(0, 20).flatMap((project) => asLine(project) ?? []),
      startedAt: began ?? event.at,
      url,
      event,
    },
  ];
  if (isOver) commands.push({ type: 'status', externalId, status: 'resolved', at: event.at, event });
  return { ok: true, commands, notes: [] };
}

/** The project's slug, which only the address tells in the newer shape. */
function serviceOf(event: Payload, about: Payload): string[] {
  const address = asLine(event.url, 1000) ?? '';
  const slug = /\/projects\/[^/]+\/([^/]+)\//.exec(address)?.[1];
  const named = asLine(pick(about, 'project_slug', 'project_name', 'project')) ?? slug;
  return named ? [named] : [];
}

const numberIn = (url: unknown): string | undefined => /\/issues\/(\d+)/.exec(asLine(url, 1000) ?? '')?.[1];
