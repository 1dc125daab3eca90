import { shorten } from '../plain-words.ts';
import { alertFingerprint } from './alert-fingerprint.ts';
import type { Sign } from './causes.ts';

const STATE =
  /^\s*(?:\[[^\]]{1,20}\]\s*|(?:PagerDuty|Opsgenie|Grafana)\s+triggered:\s*|(?:firing|alert|triggered|resolved)[:\s]+)+/i;
/** "BookingLatencyHigh", "HTTP_5xx_rate": a name that a program gave. */
const NAMED = /^(?:[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+)$/;

/**
 * What an alert is known by. Where its text begins with the name of the rule, that name is it, because the rest changes with
 * host and value; else its words without state, numbers and ids. Undefined when nothing is left of it.
 */
export function alertSign(text: string): Sign | undefined {
  const line = text.slice(0, 2_000).replace(STATE, '').trim();
  const first = line.split(/[\s:,(]/, 1)[0] ?? '';
  const named = NAMED.test(first) ? first : undefined;
  const sign = alertFingerprint(named ?? line);
  return sign === '' ? undefined : { sign, label: named ?? shorten(line.split(/: | - /, 1)[0] ?? line, 60) };
}
