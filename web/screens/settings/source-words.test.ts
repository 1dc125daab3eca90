import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { SOURCE_KINDS } from '#shared/contracts/installation.ts';
import { readWebhook } from '#shared/intake/webhooks/index.ts';
import { SIGNING_KINDS } from '#shared/rules/signing-sources.ts';
import { DATADOG_PAYLOAD, howTo, KIND_GROUPS, SECRET_HINTS } from './source-words.ts';

const NOW = Date.parse('2026-03-04T10:05:12Z');

/** Runs the command with a curl that prints what it would have sent. */
function sent(command: string) {
  const script = `curl() { printf '%s\\n' "$@"; }\n${command}`;
  const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  const [before, body] = given.split('\n-d\n') as [string, string];
  return { before, body: body.trimEnd() };
}

test.each([...SOURCE_KINDS])('the example for %s is valid shell and is read', (kind) => {
  const address = `https://debrief.example/api/v1/sources/${kind}/token`;
  for (const hasSecret of [false, true]) {
    const { before, body } = sent(howTo(kind, address, hasSecret, NOW).curl);
    expect(before).toContain(address);
    const reading = readWebhook(kind, JSON.parse(body), {}, '2026-03-04T10:05:13.000Z');
    expect(reading.ok && reading.commands.length + (reading.changes ?? []).length).toBeGreaterThan(0);
  }
});

test.each([
  ['pagerduty', 'X-PagerDuty-Signature: v1='],
  ['github', 'X-Hub-Signature-256: sha256='],
  ['sentry', 'Sentry-Hook-Signature: '],
  ['grafana', 'X-Grafana-Alerting-Signature: '],
] as const)('the signature in the example for %s is over the very body that is sent', (kind, header) => {
  const { before, body } = sent(howTo(kind, 'https://debrief.example/x', true, NOW).curl);
  const expected = createHmac('sha256', 'the signing secret').update(body).digest('hex');
  expect(before).toContain(`${header}${expected}`);
});

test('the example for incident.io signs id, time and body with the bytes of its secret', () => {
  const key = Buffer.from('some bytes as a key');
  const curl = howTo('incident-io', 'https://debrief.example/x', true, NOW).curl;
  const { before, body } = sent(curl.replace(/whsec_\w+/, `whsec_${key.toString('base64')}`));
  const time = /webhook-timestamp: (\d+)/.exec(before)?.[1];
  const expected = createHmac('sha256', key).update(`debrief-test.${time}.${body}`).digest('base64');
  expect(before).toContain(`webhook-signature: v1,${expected}`);
});

test('every kind is offered once, and each that signs says where its secret is', () => {
  expect(KIND_GROUPS.flatMap(({ kinds }) => kinds).toSorted()).toEqual([...SOURCE_KINDS].toSorted());
  expect(Object.keys(SECRET_HINTS).toSorted()).toEqual([...SIGNING_KINDS].toSorted());
});

test('the payload for Datadog is read once its variables are filled in', () => {
  const filled = DATADOG_PAYLOAD.replace('$ALERT_TRANSITION', 'Recovered')
    .replace('$EVENT_TITLE', '[Recovered] Queue')
    .replace('$DATE', String(NOW));
  const reading = readWebhook('datadog', JSON.parse(filled), {}, '2026-03-04T10:05:13.000Z');
  expect(reading.ok && reading.commands.map(({ type }) => type)).toEqual(['open', 'status']);
});
