import { readAlertGroup } from './alertmanager.ts';
import type { Reading } from './command.ts';
import { asLine, asPayload, asPayloads } from './payload.ts';

/**
 * Grafana's webhook contact point (grafana.com/docs/grafana/latest/alerting, "webhook notifier"). It speaks as Alertmanager
 * does, with links to the dashboard besides. The alerting of Grafana before version 9 gives neither a time nor anything that
 * tells one episode from the next: two outages would be one incident, so it is refused rather than guessed at.
 */
export function readGrafana(body: unknown, receivedAt: string): Reading {
  const payload = asPayload(body);
  if (payload && !Array.isArray(payload.alerts) && 'ruleName' in payload) {
    return {
      ok: false,
      why: 'This is a notification of the old alerting of Grafana, which does not say when an alert began. Move the alert to Grafana Alerting (version 9 and later).',
    };
  }
  if (payload && isTest(payload.alerts)) return { ok: true, commands: [], notes: ['Grafana tested the connection.'] };
  return readAlertGroup(body, receivedAt, { source: 'grafana', name: 'Grafana' });
}

/** The button "Test" of a contact point sends an alert that is none. */
function isTest(alerts: unknown): boolean {
  const [alert, another] = asPayloads(alerts);
  const labels = asPayload(alert?.labels);
  return !another && asLine(labels?.alertname) === 'TestAlert' && asLine(labels?.instance) === 'Grafana';
}
