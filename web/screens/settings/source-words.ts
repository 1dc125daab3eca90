import type { SourceKind } from '#shared/contracts/installation.ts';

export const KIND_NAMES: Record<SourceKind, string> = {
  alertmanager: 'Alertmanager',
  pagerduty: 'PagerDuty',
  generic: 'Anything else',
};

export type HowTo = {
  /** Where to enter the address in the tool. */
  steps: string;
  /** What to put into its configuration, when that is a file. */
  config: string | null;
  /** Sends one test incident from a terminal. */
  curl: string;
};

const JSON_HEADER = `  -H 'Content-Type: application/json' \\`;

/** How to make the tool send its webhooks to this address, and how to try it at once. `now` is in milliseconds. */
export function howTo(kind: SourceKind, address: string, hasSecret: boolean, now: number): HowTo {
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z');
  switch (kind) {
    case 'alertmanager':
      return {
        steps: 'In alertmanager.yml, add a receiver and route alerts to it:',
        config: [
          'receivers:',
          '  - name: debrief',
          '    webhook_configs:',
          `      - url: ${address}`,
          '        send_resolved: true',
        ].join('\n'),
        curl: [
          `curl -X POST ${address} \\`,
          JSON_HEADER,
          `  -d '{"version": "4", "groupKey": "debrief-test", "status": "firing", "receiver": "debrief",`,
          `       "groupLabels": {"alertname": "DebriefTest"}, "commonLabels": {"alertname": "DebriefTest", "severity": "info"},`,
          `       "commonAnnotations": {"summary": "A test from the terminal"},`,
          `       "alerts": [{"status": "firing", "fingerprint": "debrief-test", "startsAt": "${at}",`,
          `         "labels": {"alertname": "DebriefTest", "severity": "info"},`,
          `         "annotations": {"summary": "A test from the terminal"}}]}'`,
        ].join('\n'),
      };
    case 'pagerduty':
      return {
        steps:
          'In PagerDuty, under Integrations, Generic Webhooks (v3), add a subscription with this address and the incident events. PagerDuty then shows a signing secret: put it here under Edit.',
        config: null,
        curl: pagerDutyCurl(address, hasSecret, at),
      };
    case 'generic':
      return {
        steps: 'Send JSON. Only the title is needed; the same externalId again updates the incident.',
        config: null,
        curl: [
          `curl -X POST ${address} \\`,
          JSON_HEADER,
          `  -d '{"incident": {"externalId": "debrief-test", "title": "A test from the terminal",`,
          `         "severity": "SEV4", "status": "open", "services": ["search"]},`,
          `       "events": [{"at": "${at}", "text": "p95 above 2 s for 10 min"}]}'`,
        ].join('\n'),
      };
  }
}

function pagerDutyCurl(address: string, hasSecret: boolean, at: string): string {
  const body = [
    `BODY='{"event": {"id": "debrief-test", "event_type": "incident.triggered", "occurred_at": "${at}",`,
    `  "data": {"id": "DEBRIEFTEST", "type": "incident", "number": 1, "status": "triggered",`,
    `    "title": "A test from the terminal", "urgency": "low", "service": {"summary": "search"}}}}'`,
  ];
  if (!hasSecret) return [...body, `curl -X POST ${address} \\`, JSON_HEADER, '  -d "$BODY"'].join('\n');
  return [
    `SECRET='the signing secret'`,
    ...body,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/.* //')`,
    `curl -X POST ${address} \\`,
    JSON_HEADER,
    '  -H "X-PagerDuty-Signature: v1=$SIGNATURE" \\',
    '  -d "$BODY"',
  ].join('\n');
}
