import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SOURCE_KINDS } from '#shared/contracts/installation.ts';
import { SIGNING_KINDS } from '#shared/rules/signing-sources.ts';
import { verifySignature } from './signatures.ts';

const NOW = new Date('2026-03-04T10:00:00Z');
const body = new TextEncoder().encode('{"title":"Kasse fällt aus"}');
const hex = (secret: string, ...parts: (string | Uint8Array)[]) => {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
};
const at = (shift = 0) => String(NOW.getTime() / 1000 + shift);
const whsec = `whsec_${Buffer.from('a key of bytes').toString('base64')}`;
const svix = (time: string, id = 'msg_1') => ({
  'webhook-id': id,
  'webhook-timestamp': time,
  'webhook-signature': `v1,AAAA v1,${createHmac('sha256', 'a key of bytes').update(`msg_1.${time}.`).update(body).digest('base64')}`,
});

/** Headers with which each kind signs `body` with its secret. */
const SIGNED = {
  pagerduty: ['s1', { 'x-pagerduty-signature': `v1=${hex('s1', body)}` }],
  github: ['s1', { 'x-hub-signature-256': `sha256=${hex('s1', body)}` }],
  sentry: ['s1', { 'sentry-hook-signature': hex('s1', body) }],
  grafana: ['s1', { 'x-grafana-alerting-signature': hex('s1', body) }],
  'incident-io': [whsec, svix(at())],
} satisfies Record<(typeof SIGNING_KINDS)[number], [string, Record<string, string>]>;

describe.each([...SIGNING_KINDS])('a signature of %s', (kind) => {
  const [secret, headers] = SIGNED[kind];

  it('is accepted with its secret, also beside another one', () => {
    expect(verifySignature(kind, body, headers, [secret], NOW)).toBe(true);
    expect(verifySignature(kind, body, headers, ['', 'other', secret], NOW)).toBe(true);
  });

  it('is refused with another secret, another body, none at all and nonsense', () => {
    expect(verifySignature(kind, body, headers, ['other'], NOW)).toBe(false);
    expect(verifySignature(kind, body.slice(1), headers, [secret], NOW)).toBe(false);
    expect(verifySignature(kind, body, {}, [secret], NOW)).toBe(false);
    expect(verifySignature(kind, body, headers, [], NOW)).toBe(false);
    expect(verifySignature(kind, body, headers, [''], NOW)).toBe(false);
    const nonsense = Object.fromEntries(Object.keys(headers).map((name) => [name, 'v1,zz']));
    expect(verifySignature(kind, body, nonsense, [secret], NOW)).toBe(false);
  });
});

describe('a signed time', () => {
  it('counts for five minutes either way', () => {
    for (const [shift, isGood] of [
      [0, true],
      [-299, true],
      [299, true],
      [-301, false],
      [301, false],
    ] as const) {
      expect(verifySignature('incident-io', body, svix(at(shift)), [whsec], NOW)).toBe(isGood);
      const time = at(shift);
      const headers = {
        'x-grafana-alerting-timestamp': time,
        'x-grafana-alerting-signature': hex('s1', `${time}:`, body),
      };
      expect(verifySignature('grafana', body, headers, ['s1'], NOW)).toBe(isGood);
    }
  });

  it('is part of what is signed, as is the id', () => {
    const headers = { ...svix(at()), 'webhook-timestamp': at(1) };
    expect(verifySignature('incident-io', body, headers, [whsec], NOW)).toBe(false);
    expect(verifySignature('incident-io', body, svix(at(), 'msg_2'), [whsec], NOW)).toBe(false);
  });
});

it('cannot be verified for a kind that does not sign', () => {
  for (const kind of SOURCE_KINDS.filter((one) => !(SIGNING_KINDS as readonly string[]).includes(one)))
    expect(verifySignature(kind, body, { 'x-hub-signature-256': `sha256=${hex('s1', body)}` }, ['s1'], NOW)).toBe(
      false,
    );
});
