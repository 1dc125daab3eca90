import { isFiring, says } from '../../rules/event-words.ts';
import type { CuratableEvent, CurationContext } from './curatable-event.ts';
import { foldAround } from './fold.ts';
import { findRepeats } from './repeats.ts';
import { type Scores, scoreEvents } from './score.ts';
import { findPart, phaseMarked, reasonFor } from './story.ts';

export type { CuratableEvent, CurationContext } from './curatable-event.ts';

export type ChosenEvent = {
  eventId: string;
  /** What the event is to the story ("first alert", "hypothesis"). */
  why: string;
  /** Log odds that somebody telling the incident would mention it; above 0 more likely than not. */
  score: number;
  /** Ids of the events that stand behind it: its repeats, and what was left out between it and the next. */
  folded: string[];
};

export type Curation = {
  /** In order of time, events of the same time in the order in which they came, those without a time last. */
  chosen: ChosenEvent[];
  /** How many events there were. */
  of: number;
};

/** Below it an event is more likely talk than story. */
const LIKELY = 0.5;
/** When there is little to choose from, only what is plainly talk is left out. */
const PLAINLY_TALK = -4;
/** A story is told in no fewer rows, if there are as many. */
const AT_LEAST = 15;
/** Below `rows`, events that are less likely but clearly part of the story are added, down to these odds. */
const STORY = {
  /** Tools recorded events too: the talk around them is about the incident. */
  recorded: { odds: -4.5, cohesion: -1, rows: 25 },
  /** Nothing but messages: only those in the incident's own words. */
  alone: { odds: -3, cohesion: 0.5, rows: AT_LEAST },
};
/** In a record this small, or a large one with so small a share of likely entries, nobody kept an account: the talk is all there is. */
const SMALL = 60;
const LARGE = 300;
const SHARE_OF_AN_ACCOUNT = 0.015;
const SHOWN_OF_TALK = 1 / 3;
const STORY_IN_TALK = 3;
const LOOKED_AT = 400;
const MARKS_A_PHASE = 2;
const HOPELESS = -9;

/** Places of the events that may be chosen by odds, best first; ties in the order in which they came. */
function ranked(scores: Scores, standsFor: Int32Array): number[] {
  const places: number[] = [];
  const few = standsFor.length <= LOOKED_AT;
  for (let at = 0; at < standsFor.length; at += 1) {
    if (standsFor[at] === at && (few || scores.odds[at]! >= HOPELESS)) places.push(at);
  }
  return places.sort((a, b) => scores.odds[b]! - scores.odds[a]! || a - b);
}

/** Events that mark a phase or are the first alert deserve a place others would not. */
function raiseTurningPoints(
  events: readonly CuratableEvent[],
  context: CurationContext,
  order: number[],
  scores: Scores,
): void {
  for (const at of order.slice(0, LOOKED_AT)) {
    if (phaseMarked(events[at]!, context.times)) scores.odds[at]! += MARKS_A_PHASE;
  }
  const firstAlert = events.findIndex(isFiring);
  if (firstAlert >= 0) scores.odds[firstAlert] = Math.max(scores.odds[firstAlert]!, MARKS_A_PHASE);
}

function choose(
  events: readonly CuratableEvent[],
  scores: Scores,
  order: readonly number[],
  limit: number,
): Set<number> {
  const chosen = new Set<number>();
  for (const [at, event] of events.entries()) if (event.key) chosen.add(at);
  const enough = order.length <= AT_LEAST ? PLAINLY_TALK : LIKELY;
  for (const at of order) {
    if (chosen.size >= limit || scores.odds[at]! <= enough) break;
    chosen.add(at);
  }
  addStory(events, scores, order, limit, chosen);
  addTalk(events, scores, order, limit, chosen);
  return chosen;
}

/**
 * Adds what the story needs though it was said as people talk ("let's roll back"). With few rows, whatever is part of the
 * story; where tools recorded events too, so that the talk around them is surely about the incident, also the best of each
 * part that would otherwise be missing.
 */
function addStory(
  events: readonly CuratableEvent[],
  scores: Scores,
  order: readonly number[],
  limit: number,
  chosen: Set<number>,
): void {
  const recorded = events.some(({ kind }) => kind && kind !== 'message' && kind !== 'note');
  const told = new Set([...chosen].map((at) => findPart(events[at]!)));
  const least = recorded ? STORY.recorded : STORY.alone;
  for (const at of order.slice(0, LOOKED_AT)) {
    if (chosen.size >= limit || scores.odds[at]! < least.odds) break;
    if (chosen.has(at) || scores.cohesion[at]! < least.cohesion) continue;
    const part = findPart(events[at]!);
    const wanted = chosen.size < least.rows || (recorded && !told.has(part));
    if (part === undefined || !wanted) continue;
    chosen.add(at);
    told.add(part);
  }
}

/** The best of a conversation that nobody summed up: what is part of the story first, no questions. */
function addTalk(
  events: readonly CuratableEvent[],
  scores: Scores,
  order: readonly number[],
  limit: number,
  chosen: Set<number>,
) {
  const hardlyAny = events.length >= LARGE && chosen.size < events.length * SHARE_OF_AN_ACCOUNT;
  const isTalk = events.length <= SMALL || chosen.size === 0 || hardlyAny;
  const wanted = Math.min(AT_LEAST, limit, Math.ceil(events.length * SHOWN_OF_TALK));
  if (!isTalk || chosen.size >= wanted) return;
  const worth = (at: number) => scores.odds[at]! + (findPart(events[at]!) ? STORY_IN_TALK : 0);
  const rest = order.slice(0, LOOKED_AT).filter((at) => !chosen.has(at) && !says(events[at]!, 'question'));
  const ranks = new Map(rest.map((at) => [at, worth(at)]));
  for (const at of rest.sort((a, b) => ranks.get(b)! - ranks.get(a)! || a - b).slice(0, wanted - chosen.size))
    chosen.add(at);
}

/**
 * Chooses the events that tell the story of an incident: those already marked as key, and up to `limit` in all of phase
 * changes, first alert, declaration, hypotheses, decisions, changes, handovers, recovery. Repeats and talk are folded into
 * their neighbours, so that every event is either chosen or behind a chosen one. Rules and statistics over the words, the
 * shape and the shared vocabulary of the events; the same events give the same choice. Fewer are chosen when fewer
 * deserve it. Method, figures and limits: docs/evaluation.md.
 */
export function curate(events: readonly CuratableEvent[], context: CurationContext, limit = 40): Curation {
  if (events.length === 0) return { chosen: [], of: 0 };
  const scores = scoreEvents(events, context);
  const standsFor = findRepeats(events);
  raiseTurningPoints(events, context, ranked(scores, standsFor), scores);
  const chosen = choose(events, scores, ranked(scores, standsFor), limit);
  const timeOf = (at: number) => events[at]!.at ?? Number.POSITIVE_INFINITY;
  const order = [...events.keys()].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : a - b));
  const folded = foldAround(events, order, chosen, standsFor);
  const firstAlert = order.find((at) => isFiring(events[at]!));
  return {
    chosen: order
      .filter((at) => chosen.has(at))
      .map((at) => ({
        eventId: events[at]!.id,
        why: reasonFor(events[at]!, context, at === firstAlert),
        score: Math.round(scores.odds[at]! * 100) / 100,
        folded: folded.get(at) ?? [],
      })),
    of: events.length,
  };
}
