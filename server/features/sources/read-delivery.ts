import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import { readWebhook, type WebhookReading } from '#shared/intake/webhooks/index.ts';

/** Headers that help to understand a delivery; those with secrets are not kept. */
const KEPT_HEADERS = ['content-type', 'user-agent', 'idempotency-key', 'x-request-id', 'x-webhook-id'];

/** What a body asks for. Throws AppError `bad-input` for what is not JSON at all. */
export function readDelivery(
  kind: string,
  body: Uint8Array,
  headers: Record<string, string>,
  receivedAt: Date,
): WebhookReading {
  return readWebhook(kind, parse(body), headers, receivedAt.toISOString());
}

const utf8 = new TextDecoder();

function parse(body: Uint8Array): unknown {
  const text = utf8.decode(body);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad-input', 'The body is not valid JSON.', [{ path: 'body', why: 'is not valid JSON' }]);
  }
}

export function keptHeaders(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value.slice(0, 500).toWellFormed()]];
    }),
  );
}

/** Names a body that could not be read, so that the same one is kept once. */
export function rawKey(body: Uint8Array): string {
  return `raw:${createHash('sha256').update(body).digest('base64url')}`;
}
