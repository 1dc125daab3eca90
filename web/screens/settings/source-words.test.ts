import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { SOURCE_KINDS } from '#shared/contracts/installation.ts';
import { readWebhook } from '#shared/intake/webhooks/index.ts';
import { howTo } from './source-words.ts';

const NOW = Date.parse('2026-03-04T10:05:12Z');

/** Runs the command with a curl that prints what it would have sent. */
function sent(command: string) {
  const script = `curl() { printf '%s\\n' "$@"; }\n${command}`;
  const given = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  const [before, body] = given.split('\n-d\n') as [string, string];
  return { before, body: body.trimEnd() };
}

test.each([...SOURCE_KINDS])('the example for %s is valid shell and opens an incident', (kind) => {
  const address = `https://debrief.example/api/v1/sources/${kind}/token`;
  for (const hasSecret of [false, true]) {
    const { before, body } = sent(howTo(kind, address, hasSecret, NOW).curl);
    expect(before).toContain(address);
    const reading = readWebhook(kind, JSON.parse(body), {}, '2026-03-04T10:05:13.000Z');
    expect(reading.ok && reading.commands.length).toBeGreaterThan(0);
  }
});

test('the signature in the PagerDuty example is over the very body that is sent', () => {
  const { before, body } = sent(howTo('pagerduty', 'https://debrief.example/x', true, NOW).curl);
  const expected = createHmac('sha256', 'the signing secret').update(body).digest('hex');
  expect(before).toContain(`X-PagerDuty-Signature: v1=${expected}`);
});
