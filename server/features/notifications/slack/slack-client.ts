import {
  type FetchFunction,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Context } from '#server/platform/context.ts';
import { OutboundRefused } from '#server/platform/outbound/outbound.ts';
import type { Refusal } from '../back-off.ts';

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};

/** Answers of Slack that an admin can do something about, in words. */
const SAID: Record<string, string> = {
  invalid_auth: 'Slack does not know this token. Enter the bot token of the app again.',
  account_inactive: 'The app was removed from the workspace. Install it again and enter its new token.',
  token_revoked: 'The token was revoked. Install the app again and enter its new token.',
  not_authed: 'Slack was given no token.',
  missing_scope: 'The app lacks a scope: it needs chat:write and users:read.email.',
  channel_not_found: 'Slack does not let the app write to this person.',
  user_disabled: 'Their account in Slack is disabled.',
};
/** Not the fault of this message: it is worth asking again once somebody looked after it. */
const OF_THE_APP = new Set(['invalid_auth', 'account_inactive', 'token_revoked', 'not_authed', 'missing_scope']);
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
]);

export class SlackFault extends Error {
  readonly refusal: Refusal;
  /** Slack's own word for it. */
  readonly said: string;

  constructor(message: string, said: string, refusal: Refusal) {
    super(message);
    this.said = said;
    this.refusal = refusal;
  }
  get isOfTheApp(): boolean {
    return OF_THE_APP.has(this.said);
  }
}

/** Slack's own client, over requests that cannot be turned against the inside. It tries once: when again is ours to say. */
export function openSlack({ outbound }: Pick<Context, 'outbound'>, token: string): WebClient {
  return new WebClient(token, {
    fetch: outbound.fetch as unknown as FetchFunction,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: silent,
  });
}

/** Whatever went wrong with Slack, as a fault in words. */
export function slackFault(error: unknown): SlackFault {
  if (error instanceof WebAPIRateLimitedError)
    return new SlackFault('Slack asks to be left alone for a while (429).', 'ratelimited', {
      isFinal: false,
      retryAfterMs: error.retryAfter * 1000,
    });
  if (error instanceof WebAPIPlatformError) {
    const said = error.data.error;
    return new SlackFault(SAID[said] ?? `Slack says: ${said}.`, said, {
      isFinal: !PASSING.has(said) && !OF_THE_APP.has(said),
    });
  }
  if (error instanceof WebAPIHTTPError)
    return new SlackFault(`Slack has trouble of its own (${error.statusCode}).`, 'http', {
      isFinal: error.statusCode < 500 && error.statusCode !== 429,
    });
  if (error instanceof WebAPIRequestError)
    return new SlackFault(error.original.message, 'unreachable', {
      isFinal: error.original instanceof OutboundRefused,
    });
  throw error;
}
