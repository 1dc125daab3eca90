import type { z } from 'zod';
import type { DebriefOf } from '#server/features/debriefs/index.ts';
import type { Waiting } from '#server/features/effects/index.ts';
import { incidentReference } from '#server/features/incidents/index.ts';
import { type NotificationRow, subjectOf } from '#server/features/notifications/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { homeItem } from '#shared/contracts/installation.ts';
import { wallClock } from '#shared/rules/debrief-time.ts';
import { didOf } from '#shared/rules/notification-kinds.ts';
import { capitalise, count, sayList, sayMinutes } from '#shared/rules/plain-words.ts';
import { wordForms } from '#shared/rules/word-forms.ts';
import type {
  InReview,
  MyFollowUp,
  OpenIncident,
  OwnedPostMortem,
  Published,
  Undecided,
  Unreadable,
} from './home-store.ts';

export type HomeItem = z.input<typeof homeItem>;

/** Days as the reader's calendar has them, YYYY-MM-DD. */
export type ReaderClock = { today: string; dayOf: (at: Date) => string };

const DAY = 86_400_000;
const NOTHING = { detail: '', when: null, whenWord: null, late: false };
const about = (reference: string, id: string | null, path: string) => ({ reference, id, path: `${path}/${reference}` });
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Somebody waits for these words to be read, so it is told before what has time. */
export function sayMention(one: NotificationRow): HomeItem {
  const { reference, title, path } = subjectOf(one);
  return {
    ...NOTHING,
    kind: 'mention',
    id: one.id,
    reference,
    path,
    title: `${one.by} ${didOf(one.kind, one.variant)}`,
    why: one.excerpt ? `“${one.excerpt}”` : title,
    detail: '',
    when: one.at.toISOString(),
  };
}

export function sayOwned(one: OwnedPostMortem, now: Date, clock: ReaderClock): HomeItem {
  const reason = one.reasons[0];
  const owned = one.isAccepted
    ? 'you own it'
    : `proposed to you${reason ? `: you ${lower(reason.replace(/[.:].*$/, ''))}` : ''}`;
  const isDraft = one.status === 'draft';
  const questions = one.questions > 0 && isDraft ? [count(one.questions, 'question open', 'questions open')] : [];
  return {
    kind: 'post-mortem',
    ...about(postMortemReference(one.number), one.id, '/post-mortems'),
    title: one.title,
    why: [owned, ...questions].join(' · '),
    detail: isDraft ? 'Draft' : 'In review',
    when: one.dueAt?.toISOString() ?? null,
    whenWord: one.dueAt === null ? null : sayDay(clock.dayOf(one.dueAt), clock.today),
    late: one.dueAt !== null && one.dueAt < now,
  };
}

/** A meeting of today, with its time on the reader's clock. */
export function sayDebrief(one: DebriefOf, zone: string): HomeItem {
  const { time } = wallClock(one.startsAt.getTime(), zone);
  const { path, ...rest } = about(postMortemReference(one.number), one.id, '/post-mortems');
  return {
    ...NOTHING,
    ...rest,
    kind: 'post-mortem',
    path: `${path}/debrief`,
    title: one.title,
    why: [`debrief today ${time}`, one.place].filter(Boolean).join(' · '),
    when: one.startsAt.toISOString(),
    whenWord: time,
  };
}

export function sayReview(one: InReview): HomeItem {
  return {
    ...NOTHING,
    kind: 'post-mortem',
    ...about(postMortemReference(one.number), one.id, '/post-mortems'),
    title: one.title,
    why: one.askedBy ? `${one.askedBy} asks for a review` : 'waits for a review',
    detail: 'In review',
    when: one.askedAt?.toISOString() ?? null,
    whenWord: 'review',
  };
}

/** `word` is what the installation calls a post-mortem. */
export function sayUndecided(one: Undecided, word: string): HomeItem {
  const reason = one.reasons.find((each) => each.weight === 'for')?.text;
  const base = { kind: 'incident' as const, title: one.title, when: one.resolvedAt.toISOString(), late: false };
  const because = reason ? lowerSaid(reason.split(/[:;]/)[0] ?? reason) : '';
  if (one.outcome === 'optional') {
    return {
      ...base,
      ...about(incidentReference(one.number), one.id, '/incidents'),
      why: `${because ? `${because}; ` : ''}worth ${wordForms(word).aOne}?`,
      detail: 'Optional',
      whenWord: 'decide',
    };
  }
  const detail = capitalise(one.outcome);
  if (one.postMortemId && one.postMortemNumber !== null) {
    return {
      ...base,
      kind: 'post-mortem',
      ...about(postMortemReference(one.postMortemNumber), one.postMortemId, '/post-mortems'),
      why: `nobody owns it yet${because ? `; ${because}` : ''}`,
      detail,
      whenWord: 'find an owner',
    };
  }
  return {
    ...base,
    ...about(incidentReference(one.number), one.id, '/incidents'),
    why: `its ${word} is not begun${because ? `; ${because}` : ''}`,
    detail,
    whenWord: 'begin',
  };
}

/** "SEV2 is high" keeps its capitals; "Third time in 9 days" goes inside a sentence. */
const lowerSaid = (text: string) => (/^[A-Z][a-z]/.test(text) ? lower(text) : text);

export function sayOpen(one: OpenIncident, now: Date, readerId: string | null): HomeItem {
  const minutes = Math.max(0, (now.getTime() - one.startedAt.getTime()) / 60_000);
  const lead = one.leadName
    ? one.leadId === readerId
      ? 'you lead it'
      : `${one.leadName} leads`
    : 'nobody leads it yet';
  return {
    kind: 'incident',
    ...about(incidentReference(one.number), one.id, '/incidents'),
    title: one.title,
    why: [one.status === 'mitigated' ? 'mitigated, not resolved yet' : lead, sayList(one.services, 3)]
      .filter(Boolean)
      .join(' · '),
    detail: one.severity ?? '',
    when: one.startedAt.toISOString(),
    whenWord: `for ${sayMinutes(minutes)}`,
    late: false,
  };
}

/** Done some weeks ago: whether it helped is one question, with the numbers behind the link. */
export function sayEffect(one: Waiting): HomeItem {
  const reference = `FU-${one.number}`;
  return {
    ...NOTHING,
    kind: 'follow-up',
    id: one.followUpId,
    reference,
    path: `/follow-ups/${reference}/effect`,
    title: one.title,
    why: one.again ? 'something like it happened again: did this work?' : 'done some time ago: did it work?',
    when: one.askedAt.toISOString(),
    whenWord: 'did it work?',
  };
}

export function sayFollowUp(one: MyFollowUp, clock: ReaderClock): HomeItem {
  return {
    kind: 'follow-up',
    id: one.id,
    reference: `FU-${one.number}`,
    path:
      one.postMortemNumber === null
        ? '/follow-ups?owner=me'
        : `/post-mortems/${postMortemReference(one.postMortemNumber)}`,
    title: one.title,
    why: [
      one.priority === 'high' ? 'high priority' : '',
      one.status === 'in-progress' ? 'in progress' : '',
      one.postMortemNumber === null ? '' : `for ${postMortemReference(one.postMortemNumber)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    detail: '',
    // Noon: the same day wherever it is read.
    when: one.dueOn === null ? null : `${one.dueOn}T12:00:00.000Z`,
    whenWord: one.dueOn === null ? 'no date' : sayDay(one.dueOn, clock.today),
    late: one.dueOn !== null && one.dueOn < clock.today,
  };
}

export function sayUnreadable(one: Unreadable): HomeItem {
  return {
    ...NOTHING,
    kind: 'delivery',
    id: null,
    reference: 'Source',
    path: '/settings/sources',
    title: `${count(one.count, 'delivery', 'deliveries')} of ${one.sourceName} could not be read`,
    why: one.why ?? 'kept for you to look at',
    when: one.latestAt.toISOString(),
    whenWord: 'look',
  };
}

/** Words a minute of somebody reading carefully, and letters in a word with its space. */
const READING = { wordsPerMinute: 220, lettersPerWord: 6 };

export function sayReading(one: Published): HomeItem {
  const minutes = Math.max(1, Math.round(one.characters / READING.lettersPerWord / READING.wordsPerMinute));
  const services = sayList(one.services, 3);
  const why = one.tookPart
    ? 'you took part'
    : one.knowsService && services
      ? `about ${services}, where you have responded`
      : services;
  return {
    ...NOTHING,
    kind: 'post-mortem',
    ...about(postMortemReference(one.number), one.id, '/post-mortems'),
    title: one.title,
    why,
    detail: `${minutes} min read`,
    when: one.publishedAt.toISOString(),
  };
}

/** In words what is late or near; a later day is shown as its date. */
function sayDay(day: string, today: string): string | null {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  if (days < 0) return `${count(-days, 'day')} late`;
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : null;
}
