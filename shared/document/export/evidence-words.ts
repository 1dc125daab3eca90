import { localTime } from '../../drafting/local-time.ts';
import { cleanLine } from '../../drafting/safe-text.ts';
import type { Citation } from '../document.ts';
import { safeUrl } from '../safe-url.ts';
import type { Evidence } from './export-document.ts';

/** A piece of evidence in words; times in `timeZone`. What a form stated instead of an event begins with "#/". */
export function evidenceWords({ number, event }: Citation, timeZone: string): Evidence {
  const from = [event.actor, event.source].flatMap((name) => (name ? [cleanLine(name, 80)] : [])).join(', ');
  const isStated = event.id.startsWith('#/');
  return {
    number,
    when: event.at ? localTime(timeZone, undefined).full(Date.parse(event.at)) : isStated ? 'stated' : 'no time',
    kind: event.kind === 'status-change' ? 'status change' : event.kind,
    from: from || null,
    basis: event.basis === 'recorded' ? null : event.basis,
    quote: cleanLine(event.text, 400),
    link: safeUrl(event.url) ?? null,
  };
}

/** "4 March 2026, 10:05 · alert · alertmanager · recalled": what stands before the quotation. */
export function evidenceHead({ when, kind, from, basis }: Evidence): string {
  return [when, kind, from, basis].filter(Boolean).join(' · ');
}
