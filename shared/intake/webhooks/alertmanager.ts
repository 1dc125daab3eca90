import { fingerprint, fingerprintOf } from '../fingerprint.ts';
import { nameServices, worstSeverity } from './alert-labels.ts';
import type { IntakeCommand, IntakeEvent, Reading } from './command.ts';
import {
  asInstant,
  asLine,
  asPayload,
  asPayloads,
  asText,
  asUrl,
  type Payload,
  pick,
  TITLE_LENGTH,
} from './payload.ts';

/** Who sends groups of alerts in this shape. */
export interface GroupSender {
  source: string;
  name: string;
}

const ALERTMANAGER: GroupSender = { source: 'alertmanager', name: 'Alertmanager' };

interface Alert {
  id: string;
  name?: string;
  /** What tells it from its neighbours in the group: instance, host or pod. */
  where?: string;
  summary?: string;
  description?: string;
  labels: Payload;
  resolved: boolean;
  startsAt?: string;
  endsAt?: string;
  url?: string;
}

/**
 * Alertmanager's webhook, version 4 of the group notification (prometheus.io/docs/alerting/latest/configuration,
 * `webhook_config`). One incident per group and firing episode: the group's key with the first start among its alerts.
 * Alerts that have ended leave the group, so a later notification may know a later start only; each alert therefore is an
 * alias of the incident. A repeated notification carries the same starts and adds nothing.
 */
export function readAlertmanager(body: unknown, receivedAt: string): Reading {
  return readAlertGroup(body, receivedAt, ALERTMANAGER);
}

/** A group of alerts from whoever speaks as Alertmanager does. */
export function readAlertGroup(body: unknown, receivedAt: string, sender: GroupSender): Reading {
  const group = asPayload(body);
  if (!group || !Array.isArray(group.alerts)) {
    return {
      ok: false,
      why: `Expected a notification of ${sender.name}: an object with "groupKey", "status" and a list "alerts".`,
    };
  }
  const alerts = asPayloads(group.alerts).map((alert) => readAlert(alert, group));
  const notes: string[] = [];
  if (alerts.length < group.alerts.length) notes.push('Entries of "alerts" that are not objects were left out.');
  if (alerts.length === 0) return { ok: true, commands: [], notes: [...notes, 'The notification holds no alert.'] };
  alerts.sort((a, b) =>
    (a.startsAt ?? '9') < (b.startsAt ?? '9') ? -1 : (a.startsAt ?? '9') > (b.startsAt ?? '9') ? 1 : 0,
  );
  return { ok: true, commands: writeCommands(group, alerts, receivedAt, notes, sender), notes };
}

function readAlert(alert: Payload, group: Payload): Alert {
  const labels = asPayload(alert.labels) ?? {};
  const annotations = asPayload(alert.annotations) ?? {};
  const shared = asPayload(group.commonAnnotations) ?? {};
  const startsAt = asInstant(alert.startsAt);
  const endsAt = asInstant(alert.endsAt);
  const resolved = asLine(pick(alert, 'status') ?? group.status) === 'resolved';
  return {
    id: `${asLine(alert.fingerprint, 64) ?? fingerprintOf(labels)}@${startsAt ?? ''}`,
    name: asLine(labels.alertname),
    where: asLine(pick(labels, 'instance', 'host', 'pod', 'node', 'hostname', 'device')),
    summary: asText(pick(annotations, 'summary', 'title', 'message') ?? pick(shared, 'summary'), 5000),
    description: asText(pick(annotations, 'description')),
    labels,
    resolved,
    startsAt,
    // While an alert fires, some senders put the time at which it would expire here.
    endsAt: resolved ? endsAt : undefined,
    url: asUrl(pick(alert, 'generatorURL', 'panelURL', 'dashboardURL')),
  };
}

function writeCommands(
  group: Payload,
  alerts: Alert[],
  receivedAt: string,
  notes: string[],
  sender: GroupSender,
): IntakeCommand[] {
  const { source } = sender;
  const first = alerts[0]!;
  const start = first.startsAt ?? receivedAt;
  if (!first.startsAt) notes.push('No alert says when it started; the time of receipt was used.');
  const externalId = `${source}:${nameGroup(group)}@${first.startsAt ?? ''}`;
  const labels = [...alerts.map((alert) => alert.labels), asPayload(group.commonLabels) ?? {}];
  const happened = [
    ...alerts.map((alert) => eventOf(alert, 'firing', receivedAt, sender)),
    ...alerts.filter((alert) => alert.resolved).map((alert) => eventOf(alert, 'resolved', receivedAt, sender)),
  ];
  const commands: IntakeCommand[] = [
    {
      type: 'open',
      externalId,
      aliases: alerts.filter((alert) => alert.startsAt).map((alert) => `${source}:${alert.id}`),
      title: titleOf(group, alerts),
      severity: worstSeverity(labels),
      services: nameServices(labels),
      startedAt: start,
      url: asUrl(group.externalURL) ?? first.url,
      event: happened[0]!,
    },
    ...happened.slice(1).map((event) => ({ type: 'event' as const, externalId, event })),
  ];
  const leftOut = Number(group.truncatedAlerts) || 0;
  if (leftOut > 0)
    commands.push({
      type: 'event',
      externalId,
      event: noteTruncation(externalId, alerts, leftOut, receivedAt, sender),
    });
  // Alertmanager works out a truncated group's status from the alerts it sends, so it cannot vouch for the others.
  else if (alerts.every((alert) => alert.resolved)) commands.push(resolve(externalId, alerts, receivedAt, sender));
  return commands;
}

/** Group keys can be long (they repeat the routing tree); past 300 characters a fingerprint stands for the rest. */
function nameGroup(group: Payload): string {
  const key =
    asText(group.groupKey, 10_000) ?? fingerprintOf([group.receiver, group.groupLabels ?? group.commonLabels]);
  return key.length > 300 ? `${key.slice(0, 260).toWellFormed()}…${fingerprint(key)}` : key;
}

function titleOf(group: Payload, alerts: Alert[]): string {
  const name = asLine(
    pick(asPayload(group.groupLabels) ?? {}, 'alertname') ?? pick(asPayload(group.commonLabels) ?? {}, 'alertname'),
  );
  const summary = asLine(pick(asPayload(group.commonAnnotations) ?? {}, 'summary'), TITLE_LENGTH);
  const summaries = new Set(alerts.map((alert) => alert.summary));
  const only = summaries.size === 1 ? asLine([...summaries][0], TITLE_LENGTH) : undefined;
  const described = asLine(alerts[0]!.description, TITLE_LENGTH);
  return summary ?? only ?? name ?? alerts[0]!.name ?? described ?? 'Alert without a name';
}

function eventOf(alert: Alert, state: 'firing' | 'resolved', receivedAt: string, sender: GroupSender): IntakeEvent {
  const said = [alert.summary, alert.description].filter((part, index, all) => part && all.indexOf(part) === index);
  const name = alert.name ?? 'Alert';
  const where = alert.where && !said.some((part) => part!.includes(alert.where!)) ? ` (${alert.where})` : '';
  // The condition that is over no longer has the measured value that the description quotes.
  const text = state === 'firing' ? said.join(' – ') : alert.summary;
  const at = state === 'firing' ? alert.startsAt : alert.endsAt;
  return {
    externalId: `${sender.source}:${alert.id}:${state}`,
    at: at ?? receivedAt,
    ...(at ? {} : { assumedAt: true as const }),
    kind: 'alert',
    text: `${name} ${state}${where}${text ? `: ${text}` : ''}`,
    actor: sender.name,
    url: alert.url,
    source: sender.source,
  };
}

function resolve(externalId: string, alerts: Alert[], receivedAt: string, sender: GroupSender): IntakeCommand {
  const ends = alerts.flatMap((alert) => alert.endsAt ?? []).sort();
  const at = ends.at(-1) ?? receivedAt;
  const text =
    alerts.length === 1 ? 'Resolved: the alert cleared' : `Resolved: all ${alerts.length} alerts of the group cleared`;
  const event: IntakeEvent = {
    externalId: `${externalId}:resolved`,
    at,
    ...(ends.length > 0 ? {} : { assumedAt: true as const }),
    kind: 'status-change',
    text,
    actor: sender.name,
    source: sender.source,
  };
  return { type: 'status', externalId, status: 'resolved', at, event };
}

function noteTruncation(
  externalId: string,
  alerts: Alert[],
  leftOut: number,
  receivedAt: string,
  sender: GroupSender,
): IntakeEvent {
  return {
    externalId: `${externalId}:truncated:${leftOut}`,
    at: alerts.at(-1)!.startsAt ?? receivedAt,
    kind: 'note',
    text: `${sender.name} sent ${alerts.length} alerts of this group and left out ${leftOut} more (its "max_alerts" setting).`,
    actor: sender.name,
    source: sender.source,
  };
}
