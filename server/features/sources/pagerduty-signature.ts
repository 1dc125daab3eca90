import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether PagerDuty signed this delivery with one of the secrets (X-PagerDuty-Signature: `v1=` and the hexadecimal
 * HMAC-SHA256 of the raw body, several of them while a secret is being replaced). Every signature is compared with every
 * secret's in constant time. Without a secret nothing can be verified: the answer is no.
 * @param rawBody the bytes as they came, before any parsing
 */
export function verifyPagerDutySignature(rawBody: Uint8Array, header: string | undefined, secrets: string[]): boolean {
  const given = (header ?? '')
    .slice(0, 4000)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^v1=[0-9a-f]{64}$/i.test(part))
    .map((part) => Buffer.from(part.slice(3), 'hex'));
  let matched = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    for (const signature of given) matched = timingSafeEqual(expected, signature) || matched;
  }
  return matched;
}
