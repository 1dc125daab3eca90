import { fingerprintOf } from '../fingerprint.ts';
import { readAlertmanager } from './alertmanager.ts';
import type { Reading, WebhookReading } from './command.ts';
import { readDatadog } from './datadog.ts';
import { readGeneric } from './generic.ts';
import { readGithub } from './github.ts';
import { readGrafana } from './grafana.ts';
import { readIncidentIoWebhook } from './incident-io.ts';
import { readOpsgenie } from './opsgenie.ts';
import { readPagerduty } from './pagerduty.ts';
import { asLine } from './payload.ts';
import { readSentry } from './sentry.ts';
import { readStatuspage } from './statuspage.ts';

export type { IntakeCommand, IntakeEvent, IntakeFields, ServiceChange, WebhookReading } from './command.ts';

const READERS: Record<string, (body: unknown, receivedAt: string) => Reading> = {
  alertmanager: readAlertmanager,
  grafana: readGrafana,
  datadog: readDatadog,
  sentry: readSentry,
  pagerduty: readPagerduty,
  opsgenie: readOpsgenie,
  'incident-io': readIncidentIoWebhook,
  statuspage: readStatuspage,
  github: readGithub,
  generic: readGeneric,
};

/** Kinds of source whose deliveries can be read. */
export const WEBHOOK_KINDS: readonly string[] = Object.keys(READERS);

/**
 * Reads one webhook delivery into commands for incidents and timelines. Never throws on content; a body it does not
 * know is answered with a sentence that says what was expected.
 * @param body the parsed JSON
 * @param headers lower-case names; an `idempotency-key` becomes part of the delivery's key
 * @param receivedAt ISO 8601 UTC; stands in where the body gives no time
 */
export function readWebhook(
  kind: string,
  body: unknown,
  headers: Record<string, string>,
  receivedAt: string,
): WebhookReading {
  const reader = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (!reader) {
    return {
      ok: false,
      why: `Sources of the kind "${asLine(kind, 40) ?? ''}" are not read; known are ${WEBHOOK_KINDS.join(', ')}.`,
    };
  }
  const reading = reader(body, receivedAt);
  if (!reading.ok) return reading;
  const named = asLine(headers['idempotency-key'], 100);
  return { ...reading, deliveryKey: [kind, ...(named ? [named] : []), fingerprintOf(body)].join(':') };
}
