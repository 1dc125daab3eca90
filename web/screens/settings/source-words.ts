import type { SourceKind } from '#shared/contracts/installation.ts';
import { exampleCurl } from './source-examples.ts';

export const KIND_NAMES: Record<SourceKind, string> = {
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  datadog: 'Datadog',
  sentry: 'Sentry',
  pagerduty: 'PagerDuty',
  opsgenie: 'Opsgenie',
  'incident-io': 'incident.io',
  statuspage: 'Statuspage',
  github: 'GitHub',
  generic: 'Anything else',
};

/** The tools by what they are for, as they are offered. */
export const KIND_GROUPS: readonly { name: string; kinds: readonly SourceKind[] }[] = [
  { name: 'Monitoring', kinds: ['alertmanager', 'grafana', 'datadog', 'sentry'] },
  { name: 'On-call and incidents', kinds: ['pagerduty', 'opsgenie', 'incident-io', 'statuspage'] },
  { name: 'Changes', kinds: ['github'] },
  { name: 'Other', kinds: ['generic'] },
];

/** Where the tool keeps the secret with which it signs. */
export const SECRET_HINTS: Partial<Record<SourceKind, string>> = {
  grafana: 'The HMAC secret of the contact point (Optional settings).',
  sentry: 'The client secret of the integration. You can add it afterwards.',
  pagerduty: 'PagerDuty shows it when the subscription is made. You can add it afterwards.',
  'incident-io': 'The signing secret of the endpoint, beginning with whsec_. You can add it afterwards.',
  github: 'Make one up, long and random, and enter the same in GitHub.',
};

export type HowTo = {
  /** Where to enter the address in the tool. */
  steps: string;
  /** What to put into its configuration, when that is a file. */
  config: string | null;
  /** Sends one test from a terminal. */
  curl: string;
};

const STEPS: Record<SourceKind, string> = {
  alertmanager: 'In alertmanager.yml, add a receiver and route alerts to it:',
  grafana:
    'In Grafana, under Alerting, Contact points, add one of the type Webhook with this address, and choose it in a notification policy. To sign, set an HMAC secret there and put the same here under Edit.',
  datadog:
    'In Datadog, under Integrations, Webhooks, add a webhook with this address and the payload below. Then write @webhook- and its name into the message of each monitor.',
  sentry:
    'In Sentry, under Settings, Custom Integrations, make an internal integration with this address, switched on as an alert rule action and for issues. Choose it in your alert rules, and put its client secret here under Edit.',
  pagerduty:
    'In PagerDuty, under Integrations, Generic Webhooks (v3), add a subscription with this address and the incident events. PagerDuty then shows a signing secret: put it here under Edit.',
  opsgenie:
    'In Opsgenie, under Settings, Integrations, add a Webhook with this address, and choose the alert actions to send. Opsgenie does not sign.',
  'incident-io':
    'In incident.io, under Settings, Webhooks, add an endpoint with this address and the public incident events. Put its signing secret here under Edit.',
  statuspage:
    'On your status page, choose Subscribe to updates, Webhook, and enter this address and an e-mail address of yours. Statuspage does not sign.',
  github:
    'In GitHub, under Settings, Webhooks of the repository or organisation, add this address with the content type application/json and a secret, and choose Deployments, Deployment statuses, Workflow runs and Releases.',
  generic: 'Send JSON. Only the title is needed; the same externalId again updates the incident.',
};

/** How to make the tool send its webhooks to this address, and how to try it at once. `now` is in milliseconds. */
export function howTo(kind: SourceKind, address: string, hasSecret: boolean, now: number): HowTo {
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  return { steps: STEPS[kind], config: configOf(kind, address), curl: exampleCurl(kind, address, hasSecret, at) };
}

function configOf(kind: SourceKind, address: string): string | null {
  if (kind === 'datadog') return DATADOG_PAYLOAD;
  if (kind !== 'alertmanager') return null;
  return [
    'receivers:',
    '  - name: debrief',
    '    webhook_configs:',
    `      - url: ${address}`,
    '        send_resolved: true',
  ].join('\n');
}

/** Datadog fills the variables in; the cycle key is what joins an alert to its recovery. */
export const DATADOG_PAYLOAD = `{
  "id": "$ID",
  "title": "$EVENT_TITLE",
  "message": "$TEXT_ONLY_MSG",
  "transition": "$ALERT_TRANSITION",
  "cycle_key": "$ALERT_CYCLE_KEY",
  "alert_id": "$ALERT_ID",
  "priority": "$ALERT_PRIORITY",
  "scope": "$ALERT_SCOPE",
  "tags": "$TAGS",
  "link": "$LINK",
  "date": "$DATE"
}`;
