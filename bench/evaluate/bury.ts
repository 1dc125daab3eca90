import type { IncidentRecord, RecordEvent } from '#shared/incident-record.ts';
import { incidentRecordOf } from '#shared/intake/markdown-incident-record.ts';
import type { Chatter, Conversation } from './chatter.ts';
import type { EvaluatedDocument } from './documents.ts';
import { hashOf, Random } from './random.ts';

/**
 * Who has a name in the record. A real record tells rows and chatter apart by who spoke only by accident, so the figure
 * must hold in every case.
 */
export const ACTOR_CASES = ['everybody', 'nobody', 'rows only', 'chatter only'] as const;
export type ActorCase = (typeof ACTOR_CASES)[number];

export interface BuriedIncident {
  record: IncidentRecord;
  /** Ids of the authors' rows. */
  rows: Set<string>;
}

const TIMES_AS_MUCH_CHATTER = 20;
const HOUR = 3_600_000;

/** Takes chatter in stretches, as it was said, from conversations drawn at random; no message twice. */
function drawChatter(conversations: readonly Conversation[], wanted: number, random: Random) {
  const stretches = conversations.flatMap(({ messages }) => {
    const cut: Chatter[][] = [];
    for (let from = random.below(20); from < messages.length; ) {
      const length = 10 + random.below(40);
      cut.push(messages.slice(from, from + length));
      from += length;
    }
    return cut;
  });
  return random.shuffle(stretches).flat().slice(0, wanted);
}

/**
 * The record a tool would have had: the authors' rows without anything that gives them away (no kind, no key, no source,
 * ids drawn at random), among twenty times as many messages of other conversations, in the same hours.
 */
export function bury(
  document: EvaluatedDocument,
  conversations: readonly Conversation[],
  actors: ActorCase,
): BuriedIncident {
  const random = new Random(hashOf(`${document.name}/${actors}`));
  const whole = incidentRecordOf(document.postMortem);
  const authored = (whole.events ?? []).filter((event) => event.at);
  const times = authored.map((event) => Date.parse(event.at!)).sort((a, b) => a - b);
  const from = times[0]! - HOUR;
  const span = times.at(-1)! + HOUR - from;
  const chatter = drawChatter(conversations, authored.length * TIMES_AS_MUCH_CHATTER, random);
  const speakers = [...new Set(chatter.map((message) => message.actor))];
  const rowActor = actors === 'everybody' || actors === 'rows only';
  const chatterActor = actors === 'everybody' || actors === 'chatter only';
  const places = chatter.map(() => from + Math.floor(random.next() * span)).sort((a, b) => a - b);
  const mixed: { event: Omit<RecordEvent, 'id'>; authored: boolean }[] = [
    ...authored.map((event) => {
      const actor = rowActor ? (event.actor ?? speakers[random.below(speakers.length)] ?? 'kit') : null;
      return { event: { at: event.at, text: event.text, actor }, authored: true };
    }),
    ...chatter.map((message, index) => {
      const at = new Date(places[index]!).toISOString();
      return {
        event: { at, text: message.text, actor: chatterActor ? message.actor.slice(0, 200) : null },
        authored: false,
      };
    }),
  ];
  random.shuffle(mixed).sort((a, b) => (a.event.at! < b.event.at! ? -1 : a.event.at! > b.event.at! ? 1 : 0));
  const rows = new Set<string>();
  const events = mixed.map(({ event, authored: own }, index): RecordEvent => {
    const id = `e${index + 1}`;
    if (own) rows.add(id);
    return { id, ...event };
  });
  // The authors' summary was written afterwards: a record at the moment of drafting does not have it.
  const { title, services, timeZone } = whole;
  const record: IncidentRecord = { format: 'debrief.incident/v1', title, services, timeZone, events };
  return { record, rows };
}
