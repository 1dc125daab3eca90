import { createHmac, timingSafeEqual } from 'node:crypto';
import type { TrackerKind } from '#shared/trackers/issue.ts';

/** A signed time further from ours than this is an old delivery sent again, or a clock to be set. */
const FAR_MS = 5 * 60_000;

type Headers = Record<string, string | undefined>;
export type Signed = { raw: Uint8Array; headers: Headers; secret: string };

/** Why a webhook is not believed, or undefined when it was signed with the secret: over the bytes as they came. */
export function whyNotSigned(kind: TrackerKind, signed: Signed, now: Date): string | undefined {
  const { headers } = signed;
  switch (kind) {
    case 'github':
      return isHmac(signed, headers['x-hub-signature-256']?.replace(/^sha256=/, ''))
        ? undefined
        : wrong('X-Hub-Signature-256');
    case 'gitlab':
      return isSame(headers['x-gitlab-token'] ?? '', signed.secret) ? undefined : wrong('X-Gitlab-Token');
    case 'jira-cloud':
    case 'jira-dc':
      return isHmac(signed, headers['x-hub-signature']?.replace(/^sha256=/, '')) ? undefined : wrong('X-Hub-Signature');
    case 'linear':
      return isHmac(signed, headers['linear-signature']) ? whyNotNow(signed.raw, now) : wrong('Linear-Signature');
    default:
      return kind satisfies never;
  }
}

const wrong = (header: string) =>
  `The signature (${header}) is missing or wrong. Enter the secret from Settings → Trackers in the webhook's own settings.`;

function isHmac({ raw, secret }: Signed, given: string | undefined): boolean {
  if (given === undefined || !/^[0-9a-f]{64}$/i.test(given)) return false;
  return timingSafeEqual(createHmac('sha256', secret).update(raw).digest(), Buffer.from(given, 'hex'));
}

/** Compared in one time, whatever is alike; of secrets of unequal length their digests are. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'debrief').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** Linear signs the time of sending with the body. */
function whyNotNow(raw: Uint8Array, now: Date): string | undefined {
  const sent = /"webhookTimestamp"\s*:\s*(\d{1,16})/.exec(Buffer.from(raw).toString('utf8'))?.[1];
  if (sent === undefined) return undefined;
  const apart = Math.abs(now.getTime() - Number(sent));
  if (apart <= FAR_MS) return undefined;
  return `It was signed ${Math.round(apart / 60_000)} minutes from now: an old delivery sent again, or a clock that is wrong.`;
}
