import { createHmac } from 'node:crypto';
import { CAST, emailOf, type Who } from './cast.ts';
import type { Alert, Door, Story } from './story.ts';

type At = (minute: number) => string;
type Alerting = Extract<Door, { tool: 'alertmanager' }>;
type Paging = Extract<Door, { tool: 'pagerduty' }>;

/** What Alertmanager sends for a group: every alert that has fired by `minute`, ended ones marked as resolved. */
export function alertmanagerBody(door: Alerting, at: At, minute: number): unknown {
  const alerts = door.alerts
    .filter((alert) => alert.from <= minute)
    .map((alert) => firing(alert, door.service, at, minute));
  const isOver = alerts.every((alert) => alert.status === 'resolved');
  const group = { service: door.service };
  return {
    version: '4',
    groupKey: `{}:{service="${door.service}"}`,
    truncatedAlerts: 0,
    status: isOver ? 'resolved' : 'firing',
    receiver: 'debrief',
    groupLabels: group,
    commonLabels: group,
    commonAnnotations: alerts.length === 1 ? alerts[0]?.annotations : {},
    externalURL: 'https://alerts.fernlinie.example',
    alerts,
  };
}

function firing(alert: Alert, service: string, at: At, minute: number) {
  const isOver = alert.until !== undefined && alert.until <= minute;
  const graph = `https://graphs.fernlinie.example/d/${service}?alert=${alert.name}`;
  return {
    status: isOver ? 'resolved' : 'firing',
    labels: { alertname: alert.name, service, severity: alert.severity, region: 'eu-central' },
    annotations: { summary: alert.summary, ...(alert.description ? { description: alert.description } : {}) },
    startsAt: at(alert.from),
    endsAt: isOver ? at(alert.until as number) : '0001-01-01T00:00:00Z',
    generatorURL: graph,
    fingerprint: createHmac('sha256', service)
      .update(`${alert.name}${at(alert.from)}`)
      .digest('hex')
      .slice(0, 16),
  };
}

/** One PagerDuty webhook, version 3. */
export function pagerdutyBody(
  story: Story,
  door: Paging,
  step: { type: string; at: string; number: number; by?: Who; note?: string; startedAt: string },
): unknown {
  const reference = `PFL${story.title.length}${door.service.toUpperCase().slice(0, 4)}`;
  const url = `https://fernlinie.pagerduty.example/incidents/${reference}`;
  const incident = {
    id: reference,
    type: 'incident',
    html_url: url,
    number: 4100 + story.title.length,
    status: { 'incident.triggered': 'triggered', 'incident.resolved': 'resolved' }[step.type] ?? 'acknowledged',
    created_at: step.startedAt,
    title: story.alertTitle ?? story.title,
    service: { id: 'PSVC01', summary: door.service, type: 'service_reference' },
    assignees: [user(door.paged)],
    priority: { id: 'PPRIO1', summary: door.priority, type: 'priority_reference' },
    urgency: 'high',
  };
  return {
    event: {
      id: `01FL${reference}${String(step.number).padStart(4, '0')}`,
      event_type: step.type,
      resource_type: 'incident',
      occurred_at: step.at,
      agent: step.by ? user(step.by) : null,
      client: null,
      data:
        step.note === undefined
          ? incident
          : {
              type: 'incident_note',
              id: `PNOTE${step.number}`,
              incident: { id: reference, type: 'incident_reference', summary: incident.title, html_url: url },
              content: step.note,
              trimmed: false,
            },
    },
  };
}

const user = (who: Who) => ({
  id: `P${who.toUpperCase()}`,
  type: 'user_reference',
  summary: CAST[who].name,
  email: emailOf(who),
  html_url: `https://fernlinie.pagerduty.example/users/P${who.toUpperCase()}`,
});

export const pagerdutySignature = (body: string, secret: string): string =>
  `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** A conversation as it looks when copied out of Slack, in the zone of whoever copies it. */
export function slackPaste(story: Story, at: At, timeZone: string): { text: string; date: string } {
  const chat = story.chat ?? [];
  const local = (minute: number) => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
      new Date(at(minute)),
    );
    const [date = '', time = ''] = parts.split(' ');
    return { date, time };
  };
  const text = chat.map(([minute, who, words, reactions]) => {
    const marks = (reactions ?? '')
      .split(' ')
      .filter(Boolean)
      .map((mark) => `:${mark.split('×')[0]}:\n${mark.split('×')[1] ?? 1}`);
    return [CAST[who].name, `  ${local(minute).time}`, words, ...marks].join('\n');
  });
  return { text: text.join('\n'), date: local(chat[0]?.[0] ?? 0).date };
}
