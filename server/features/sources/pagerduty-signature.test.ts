import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyPagerDutySignature } from './pagerduty-signature.ts';

const body = new TextEncoder().encode('{"event":{"id":"01","data":{"title":"Kasse fällt aus"}}}');
const sign = (secret: string, bytes: Uint8Array = body) =>
  `v1=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

describe('verifyPagerDutySignature', () => {
  it('accepts a known HMAC-SHA256 (RFC 4231, test case 2)', () => {
    const header = 'v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(verifyPagerDutySignature(new TextEncoder().encode('what do ya want for nothing?'), header, ['Jefe'])).toBe(
      true,
    );
  });

  it('accepts any of several signatures with any of several secrets', () => {
    const header = `${sign('old')}, ${sign('new')}`;
    expect(verifyPagerDutySignature(body, header, ['new'])).toBe(true);
    expect(verifyPagerDutySignature(body, sign('old'), ['new', 'old'])).toBe(true);
    expect(verifyPagerDutySignature(body, `v2=ffff,${sign('new')}`, ['new'])).toBe(true);
  });

  it('refuses another secret, another body, another version, a cut signature and none', () => {
    expect(verifyPagerDutySignature(body, sign('other'), ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body.slice(1), sign('secret'), ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body, sign('secret').replace('v1', 'v2'), ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body, sign('secret').slice(0, -2), ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body, '', ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body, undefined, ['secret'])).toBe(false);
    expect(verifyPagerDutySignature(body, sign('secret'), [])).toBe(false);
    expect(verifyPagerDutySignature(body, sign(''), [''])).toBe(false);
  });
});
