import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clocks of Slack and this server may be apart, and how long a request may have been on its way. */
const WITHIN_MS = 5 * 60_000;

/**
 * Whether Slack signed this body now (https://docs.slack.dev/authentication/verifying-requests-from-slack): `v0=` and the
 * hexadecimal HMAC-SHA256 of `v0:TIMESTAMP:BODY`, compared in constant time.
 * @param body the bytes as they came, before any parsing
 */
export function isSignedBySlack(
  body: Uint8Array,
  { signature, timestamp }: { signature: string | undefined; timestamp: string | undefined },
  secret: string,
  now: Date,
): boolean {
  if (!signature || !/^v0=[0-9a-f]{64}$/i.test(signature) || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > WITHIN_MS) return false;
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice('v0='.length), 'hex'));
}
