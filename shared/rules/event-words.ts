import type { EventKind } from '#shared/incident-record.ts';
import {
  CLAIMS,
  HEDGE,
  NARROW,
  OTHER_RECOVERY,
  QUESTION,
  SEEKS_CAUSE,
  SIGNALS,
  type Signal,
  SURELY_DIAGNOSIS,
  TRIGGERS,
} from './event-phrases.ts';

export type { Signal } from './event-phrases.ts';

/**
 * What the rules need to know of a timeline event. `at` is epoch milliseconds, undefined when the record gives no
 * readable time. `text` may be anything people or tools wrote; only its first 2,000 characters are read for meaning.
 */
export type RuleEvent = {
  id: string;
  at: number | undefined;
  kind?: EventKind | null;
  text: string;
  actor?: string | null;
  source?: string | null;
  key?: boolean | null;
  /** What `signalsOf(text)` gave, where somebody keeps it with the event; else it is read at the first question. */
  signals?: number;
};

const READ_AT_MOST = 2000;

const cache = new WeakMap<RuleEvent, number>();

/** The first four letters of a word as a number; shorter words are their own key. */
const NO_LETTERS = 0;
const addLetter = (key: number, place: number, code: number): number => (place < 4 ? key * 128 + (code & 127) : key);
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 0x2600;

const keyOf = (word: string): number => {
  let key = NO_LETTERS;
  for (let i = 0; i < word.length && i < 4; i++) key = addLetter(key, i, word.charCodeAt(i) | 32);
  return key;
};

const SIGNALS_OF = new Map<number, number>();
for (const [signal, words] of Object.entries(TRIGGERS)) {
  for (const word of words.split(' ')) {
    const key = keyOf(word);
    SIGNALS_OF.set(key, (SIGNALS_OF.get(key) ?? 0) | SIGNALS[signal as Signal]);
  }
}

/** The signals that the text could hold, judged by the first letters of its words alone. */
const candidatesOf = (text: string): number => {
  let found = 0;
  let key = NO_LETTERS;
  let place = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    if (isWordCode(code)) key = addLetter(key, place++, code | 32);
    else {
      if (place > 0) found |= SIGNALS_OF.get(key) ?? 0;
      if (code === 63) found |= SIGNALS.question;
      key = NO_LETTERS;
      place = 0;
    }
  }
  return found;
};

const claims = (text: string, pattern: RegExp): boolean => {
  const hit = pattern.exec(text);
  return hit !== null && !HEDGE.test(text.slice(Math.max(0, hit.index - 48), hit.index));
};

/** Words that mean one thing beside another: "confirmed, logins work again" explains nothing, "users cannot log in" hinders no responder. */
const settle = (found: number, text: string): number => {
  const over = SIGNALS.recovered | SIGNALS.mitigated | SIGNALS.resolved;
  let settled = found;
  if (found & over && !SURELY_DIAGNOSIS.test(text)) settled &= ~SIGNALS.diagnosis;
  if (found & SIGNALS.diagnosis && SEEKS_CAUSE.test(text)) settled &= ~SIGNALS.diagnosis;
  if (found & SIGNALS.recovered && OTHER_RECOVERY.test(text)) settled &= ~SIGNALS.recovered;
  if (found & SIGNALS.noticed) settled &= ~SIGNALS.obstacle;
  return settled;
};

/** What a text says, as one number for `RuleEvent.signals`; half a second for 100,000 messages. */
export const signalsOf = (text: string): number => {
  const head = text.length > READ_AT_MOST ? text.slice(0, READ_AT_MOST) : text;
  const candidates = candidatesOf(head);
  if (candidates === 0) return 0;
  let found = candidates & SIGNALS.question && QUESTION.test(head) ? SIGNALS.question : 0;
  for (const [signal, pattern] of NARROW) {
    const bit = SIGNALS[signal];
    if (candidates & bit && pattern.test(head)) found |= bit;
  }
  if (!(found & SIGNALS.question)) {
    for (const [signal, pattern] of CLAIMS) {
      const bit = SIGNALS[signal];
      if (candidates & bit && claims(head, pattern)) found |= bit;
    }
  }
  return found === 0 ? 0 : settle(found, head);
};

const signalsIn = (event: RuleEvent): number => {
  if (event.signals !== undefined) return event.signals;
  let found = cache.get(event);
  if (found === undefined) {
    found = signalsOf(event.text);
    cache.set(event, found);
  }
  return found;
};

/** Whether the words of the event say this. The first answer about an event is remembered. */
export const says = (event: RuleEvent, signal: Signal): boolean => (signalsIn(event) & SIGNALS[signal]) !== 0;

/** What `readWords` gives for an event whose words say none of it. */
export const SAYS_NOTHING = (_signal: Signal): boolean => false;

/** Reads an event once for many questions; `says` asks one. */
export const readWords = (event: RuleEvent): ((signal: Signal) => boolean) => {
  const found = signalsIn(event);
  return found === 0 ? SAYS_NOTHING : (signal) => (found & SIGNALS[signal]) !== 0;
};
const ALERT_OVER =
  /^\W*(?:resolved|recovered|recovery|ok|closed|cleared|up)\b|\b(?:resolved|recovered|cleared|back to normal|is up|returned to normal)\b|✅|🟢/i;

/** An alert that says a condition began. */
export const isFiring = (event: RuleEvent): boolean => event.kind === 'alert' && !ALERT_OVER.test(event.text);

/** An alert that says a condition is over. */
export const isCleared = (event: RuleEvent): boolean => event.kind === 'alert' && ALERT_OVER.test(event.text);

const TOOL =
  /\bbot\b|\[bot\]|bot$|^(?:alert ?manager|pager ?duty|opsgenie|grafana|prometheus|datadog|sentry|statuspage|jenkins|argo ?cd|flux|github(?:[- ]actions)?|gitlab(?:[- ]ci)?|circleci|spinnaker|terraform|system|automation|automatic|cron|ci|cd|ci\/cd|deploy(?:er|bot)?|monitoring|alerting|nagios|zabbix|new ?relic|pingdom|uptime ?robot|statping|checkly|better ?uptime|icinga|cloudwatch|slackbot|incident\.io|rootly|firehydrant|debrief|webhook|api|kubernetes|scheduler|pipeline|autoscaler)$/i;

/** An actor that is a program: its own source, or a name of a well-known tool or bot. */
export const isTool = (event: Pick<RuleEvent, 'actor' | 'source'>): boolean => {
  const actor = event.actor?.trim();
  if (!actor) return false;
  return TOOL.test(actor) || (!!event.source && actor.toLowerCase() === event.source.trim().toLowerCase());
};
