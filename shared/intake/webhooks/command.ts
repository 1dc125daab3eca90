import type { Basis, EventKind, IncidentStatus, ParticipantRole, Phase } from '../../incident-record.ts';

/** One occurrence as an outside tool told it. Times are ISO 8601 in UTC. */
export interface IntakeEvent {
  /** The same occurrence always has the same id inside its incident, so it is stored once; another text is an edit. */
  externalId: string;
  at: string;
  /** The tool gave no usable time and the time of receipt stands in; an event that is stored already keeps its time. */
  assumedAt?: true;
  kind: EventKind;
  text: string;
  actor?: string;
  /** The actor is a program, and nobody who takes part. */
  isByTool?: true;
  url?: string;
  source: string;
  key?: boolean;
  basis?: Basis;
  /** `externalId` of the event this one replies to. */
  thread?: string;
  reactions?: { name: string; count: number }[];
}

/** What an update may state. A field that is absent stays as it is; `times` in ISO 8601 UTC. */
export interface IntakeFields {
  title?: string;
  severity?: string;
  type?: string;
  services?: string[];
  lead?: string;
  summary?: string;
  impact?: { text?: string; customers?: number };
  timeZone?: string;
  url?: string;
  times?: Partial<Record<Phase, string>>;
}

/**
 * What a delivery asks for, in the order in which to do it. `externalId` names the incident.
 *
 * - `open`: the incident with this externalId, or one that was ever opened under one of `aliases`; a new one when there
 *   is none. The event is added. Title, severity, services and url are for a new incident only: what exists keeps its own.
 * - `event`, `update`: about an incident that exists.
 * - `participant`: somebody took part. A role only rises (observer, reporter, responder, lead); it never takes one away.
 * - `status`: its event is stored when the status really changes.
 *
 * `ifKnown`: nothing is opened for it; it is left out when the incident is not known.
 */
export type IntakeCommand = ({ ifKnown?: true } & About) | Opening;

type About = Exclude<Command, Opening>;
type Opening = Extract<Command, { type: 'open' }>;
type Command =
  | {
      type: 'open';
      externalId: string;
      /** Further names of the same incident: remember them all, a later delivery may know only one of them. */
      aliases?: string[];
      title: string;
      severity?: string;
      services: string[];
      startedAt: string;
      url?: string;
      event: IntakeEvent;
    }
  | { type: 'event'; externalId: string; event: IntakeEvent }
  | {
      type: 'status';
      externalId: string;
      status: Exclude<IncidentStatus, 'closed'>;
      at: string;
      event: IntakeEvent;
    }
  | { type: 'update'; externalId: string; fields: IntakeFields; at: string; event?: IntakeEvent }
  | { type: 'participant'; externalId: string; name: string; handle?: string; email?: string; role: ParticipantRole };

/** Something that changed about services: told in the timeline of each open incident of one of them, and opening none. */
export interface ServiceChange {
  /** Names of services as the tool has them; case, blanks and dashes make no difference. */
  services: string[];
  event: IntakeEvent;
}

/** What a reader made of a body: commands, and in `notes` what it could not use, in words for an admin. */
export type Reading =
  | { ok: true; commands: IntakeCommand[]; changes?: ServiceChange[]; notes: string[] }
  | { ok: false; why: string };

/**
 * A reading of one delivery. `deliveryKey` is the same for every delivery of the same content and differs otherwise:
 * a key that was seen before has nothing new to say.
 */
export type WebhookReading =
  | { ok: true; deliveryKey: string; commands: IntakeCommand[]; changes?: ServiceChange[]; notes: string[] }
  | { ok: false; why: string };
