import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SourceKind } from '#shared/contracts/installation.ts';
import { verifyPagerDutySignature } from './pagerduty-signature.ts';

type Headers = Record<string, string | undefined>;
type Verify = (body: Uint8Array, headers: Headers, secrets: string[], now: Date) => boolean;

/** A signed time further away than this is that of a delivery which somebody else kept and sends again. */
const TOLERANCE_MS = 5 * 60_000;

const VERIFIERS: Partial<Record<SourceKind, Verify>> = {
  pagerduty: (body, headers, secrets) => verifyPagerDutySignature(body, headers['x-pagerduty-signature'], secrets),
  github: (body, headers, secrets) => isHex(headers['x-hub-signature-256']?.replace(/^sha256=/, ''), [body], secrets),
  sentry: (body, headers, secrets) => isHex(headers['sentry-hook-signature'], [body], secrets),
  grafana: verifyGrafana,
  'incident-io': verifySvix,
};

/** Whether the tool signed this delivery with one of the secrets. A kind that does not sign cannot be verified: the answer is no. */
export function verifySignature(
  kind: SourceKind,
  body: Uint8Array,
  headers: Headers,
  secrets: readonly string[],
  now: Date,
): boolean {
  return (
    VERIFIERS[kind]?.(
      body,
      headers,
      secrets.filter((secret) => secret !== ''),
      now,
    ) ?? false
  );
}

/** Grafana signs the body, or `time:body` when the contact point names X-Grafana-Alerting-Timestamp as its header of the time. */
function verifyGrafana(body: Uint8Array, headers: Headers, secrets: string[], now: Date): boolean {
  const signature = headers['x-grafana-alerting-signature'];
  const time = headers['x-grafana-alerting-timestamp'];
  if (time === undefined) return isHex(signature, [body], secrets);
  return isNear(time, now) && isHex(signature, [`${time}:`, body], secrets);
}

/** incident.io sends through Svix: `id.time.body`, with a secret in base64 behind `whsec_`; several signatures while it changes. */
function verifySvix(body: Uint8Array, headers: Headers, secrets: string[], now: Date): boolean {
  const id = headers['webhook-id'] ?? headers['svix-id'];
  const time = headers['webhook-timestamp'] ?? headers['svix-timestamp'];
  if (!id || !time || !isNear(time, now)) return false;
  const given = (headers['webhook-signature'] ?? headers['svix-signature'] ?? '')
    .slice(0, 4000)
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'));
  const keys = secrets.map((secret) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
  return isAnyOf(given, keys, [`${id}.${time}.`, body]);
}

function isHex(signature: string | undefined, parts: (string | Uint8Array)[], secrets: string[]): boolean {
  if (!signature || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  return isAnyOf([Buffer.from(signature, 'hex')], secrets, parts);
}

/** Every signature is compared with every secret's, in constant time. */
function isAnyOf(given: Buffer[], secrets: (string | Buffer)[], parts: (string | Uint8Array)[]): boolean {
  let matched = false;
  for (const secret of secrets) {
    if (secret.length === 0) continue;
    const hmac = createHmac('sha256', secret);
    for (const part of parts) hmac.update(part);
    const expected = hmac.digest();
    for (const one of given) matched = (one.length === expected.length && timingSafeEqual(expected, one)) || matched;
  }
  return matched;
}

function isNear(seconds: string, now: Date): boolean {
  return /^\d{1,12}$/.test(seconds) && Math.abs(Number(seconds) * 1000 - now.getTime()) <= TOLERANCE_MS;
}
