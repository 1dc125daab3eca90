import type { SourceKind } from '#shared/contracts/installation.ts';

/** What one delivery of each tool looks like, with `at` as its time: small, but with all that the reader needs. */
const BODIES: Record<SourceKind, (at: string) => object> = {
  alertmanager: (at) => ({ version: '4', receiver: 'debrief', ...group(at) }),
  grafana: (at) => ({ version: '1', receiver: 'debrief', orgId: 1, ...group(at) }),
  datadog: (at) => ({
    title: '[Triggered] A test from the terminal',
    transition: 'Triggered',
    cycle_key: 'debrief-test',
    priority: 'P4',
    tags: 'service:search',
    date: String(Date.parse(at)),
  }),
  sentry: (at) => ({
    action: 'triggered',
    data: {
      event: {
        event_id: 'debrief-test',
        issue_id: '1',
        title: 'A test from the terminal',
        level: 'info',
        datetime: at,
      },
    },
  }),
  pagerduty: (at) => ({
    event: {
      id: 'debrief-test',
      event_type: 'incident.triggered',
      occurred_at: at,
      data: {
        id: 'DEBRIEFTEST',
        type: 'incident',
        number: 1,
        status: 'triggered',
        title: 'A test from the terminal',
        urgency: 'low',
        service: { summary: 'search' },
      },
    },
  }),
  opsgenie: (at) => ({
    action: 'Create',
    alert: {
      alertId: 'debrief-test',
      message: 'A test from the terminal',
      priority: 'P5',
      tags: ['service:search'],
      createdAt: Date.parse(at),
    },
  }),
  'incident-io': (at) => ({
    event_type: 'public_incident.incident_created_v2',
    'public_incident.incident_created_v2': {
      id: 'debrief-test',
      name: 'A test from the terminal',
      severity: { name: 'Minor' },
      created_at: at,
    },
  }),
  statuspage: (at) => ({
    page: { id: 'debrief-test' },
    incident: {
      id: 'debrief-test',
      name: 'A test from the terminal',
      impact: 'minor',
      created_at: at,
      incident_updates: [{ id: 'debrief-test-1', status: 'investigating', body: 'We look into it.', created_at: at }],
    },
  }),
  github: (at) => ({
    action: 'published',
    repository: { name: 'search' },
    release: { id: 1, tag_name: 'v1.0.0', name: 'A test from the terminal', published_at: at },
  }),
  generic: (at) => ({
    incident: {
      externalId: 'debrief-test',
      title: 'A test from the terminal',
      severity: 'SEV4',
      status: 'open',
      services: ['search'],
    },
    events: [{ at, text: 'p95 above 2 s for 10 min' }],
  }),
};

const group = (at: string) => ({
  groupKey: 'debrief-test',
  status: 'firing',
  groupLabels: { alertname: 'DebriefTest' },
  commonLabels: { alertname: 'DebriefTest', severity: 'info' },
  commonAnnotations: { summary: 'A test from the terminal' },
  alerts: [{ status: 'firing', fingerprint: 'debrief-test', startsAt: at, labels: { alertname: 'DebriefTest' } }],
});

/** The header that carries the signature, and how it is written from its hexadecimal form. */
const SIGNATURES: Partial<Record<SourceKind, string>> = {
  grafana: 'X-Grafana-Alerting-Signature: $SIGNATURE',
  sentry: 'Sentry-Hook-Signature: $SIGNATURE',
  pagerduty: 'X-PagerDuty-Signature: v1=$SIGNATURE',
  github: 'X-Hub-Signature-256: sha256=$SIGNATURE',
};

/** A command that sends one test, signed when the source has a secret. */
export function exampleCurl(kind: SourceKind, address: string, hasSecret: boolean, at: string): string {
  const body = `BODY='${wrapped(JSON.stringify(BODIES[kind](at)))}'`;
  const post = [`curl -X POST ${address} \\`, `  -H 'Content-Type: application/json' \\`];
  if (!hasSecret || (kind !== 'incident-io' && !SIGNATURES[kind])) return [body, ...post, '  -d "$BODY"'].join('\n');
  if (kind === 'incident-io')
    return [
      `SECRET='whsec_dGhlIHNpZ25pbmcgc2VjcmV0' # put the signing secret here`,
      body,
      ...signedBySvix,
      ...post,
      ...SVIX_HEADERS,
    ].join('\n');
  return [
    `SECRET='the signing secret'`,
    body,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/.* //')`,
    ...post,
    `  -H "${SIGNATURES[kind]}" \\`,
    '  -d "$BODY"',
  ].join('\n');
}

const signedBySvix = [
  'NOW=$(date +%s)',
  `KEY=$(printf %s "\${SECRET#whsec_}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')`,
  `SIGNATURE=$(printf %s "debrief-test.$NOW.$BODY" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A)`,
];
const SVIX_HEADERS = [
  '  -H "webhook-id: debrief-test" -H "webhook-timestamp: $NOW" \\',
  '  -H "webhook-signature: v1,$SIGNATURE" \\',
  '  -d "$BODY"',
];

/** JSON on lines short enough to read, broken between fields, where blanks mean nothing. */
function wrapped(json: string): string {
  const lines: string[] = [];
  for (const field of json.split(/,(?=")/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + field.length < 88) lines[lines.length - 1] = `${last}, ${field}`;
    else lines.push(field);
  }
  return lines.join(',\n  ');
}
