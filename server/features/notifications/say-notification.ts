import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import {
  didOf,
  NOTIFICATION_WORDS,
  type NotificationKind,
  notificationPath,
} from '#shared/rules/notification-kinds.ts';
import { sayDue } from '#shared/rules/nudges.ts';
import { capitalise } from '#shared/rules/plain-words.ts';
import { sayMeetingTime } from '#shared/rules/say-meeting-time.ts';
import type { ToldRow } from './told-store.ts';

type About = Pick<ToldRow, 'number' | 'followUpNumber'> & { team?: string | null };

/** "FU-3" where it is about a follow-up, the team where it is about one, else that of the post-mortem. */
export const referenceOf = (one: About): string =>
  one.followUpNumber !== null
    ? `FU-${one.followUpNumber}`
    : one.number === null
      ? (one.team ?? '')
      : postMortemReference(one.number);

/** What a notification is about, and where it leads. */
export const subjectOf = (one: ToldRow): { reference: string; title: string; path: string } => ({
  reference: referenceOf(one),
  title: one.followUpTitle ?? one.title ?? '',
  path:
    one.kind === 'digest' && one.teamId
      ? `/digests/${one.teamId}`
      : notificationPath(one.kind, one.number === null ? null : postMortemReference(one.number), one.anchor),
});

export type Clock = { now: Date; timeZone: string };
/** Everything that a sentence about it needs, as it reads for one person at one time. */
export type Said = {
  kind: NotificationKind;
  variant: string;
  by: string;
  reference: string;
  title: string;
  private: boolean;
  /** Of a reminder: "is due on Friday". */
  due: string | null;
  /** Of a debrief: "Thursday 26 November, 10:00". */
  starts: string | null;
  /** Whose it is that is late. */
  about: string | null;
  step: string | null;
  team: string | null;
};

export function saidOf(one: ToldRow, clock: Clock, isPrivate = false): Said {
  const { reference, title } = subjectOf(one);
  const { kind, variant, by, about, step, team } = one;
  const starts = one.startsAt === null ? null : sayMeetingTime(one.startsAt.getTime(), clock.timeZone);
  return {
    kind,
    variant,
    by,
    reference,
    title,
    private: isPrivate,
    due: whenDue(one, clock),
    starts,
    about,
    step,
    team,
  };
}

/** "is due on Friday", as read at `now` in a zone; null for what is no reminder. */
function whenDue(one: ToldRow, { now, timeZone }: Clock): string | null {
  if (one.dueAt === null) return null;
  // A follow-up is due on a day, the same wherever it is read.
  const dueOn = dayIn(one.dueAt.getTime(), one.followUpNumber !== null ? 'UTC' : timeZone);
  return sayDue(dueOn, dayIn(now.getTime(), timeZone));
}

/** What happened, to stand above the title: "Bo Lund mentioned you", "Is due on Friday". */
export function sayHead(told: Said): string {
  const { kind, by, due, starts, step, team } = told;
  if (kind === 'digest') return `This week in ${team}`;
  if (kind === 'escalation') return `${helped(told)} may need help: it ${due}`;
  if (kind === 'escalated') return `${by} was asked to help: it ${due}`;
  if (due !== null) return step && !told.private ? `“${step}” ${due}` : capitalise(due);
  const did = `${by} ${didOf(kind, told.variant)}`;
  return starts === null ? did : `${did}: ${starts}`;
}

/** In one sentence. What is private is called so, and not by its title: the sentence may go anywhere. */
export function sayNotification(told: Said): string {
  const { kind, by, due, starts, step } = told;
  if (kind === 'digest') return sayHead(told);
  const name = told.private ? `${told.reference} (private)` : told.reference;
  const title = told.private || told.title === '' ? '' : `: ${told.title}`;
  if (kind === 'escalation') return `${helped(told)} may need help with ${name}, which ${due}${title}`;
  if (kind === 'escalated') return `${by} was asked to help you with ${name}, which ${due}${title}`;
  if (due !== null) return step && !told.private ? `${name}, “${step}”, ${due}${title}` : `${name} ${due}${title}`;
  const named = told.private || told.title === '' ? name : `${name} ${told.title}`;
  const what = [by, didOf(kind, told.variant), NOTIFICATION_WORDS[kind].joint, named].filter(Boolean).join(' ');
  return starts === null ? what : `${what}: ${starts}`;
}

/** Who took part in something private is nobody else's to read. */
const helped = (told: Said): string => (told.private ? 'Somebody in your team' : (told.about ?? 'Somebody'));
