import type { ParticipantRole } from '#shared/incident-record.ts';
import { isTool, type RuleEvent, readWords, SAYS_NOTHING, type Signal } from './event-words.ts';

/** Somebody the record lists, as far as the rules need it. */
export type KnownPerson = {
  id?: string | null;
  name: string;
  handles?: string[] | null;
  role?: ParticipantRole | null;
};

/** One kind of thing a participant did, in the past tense ("acknowledged the alert"), with the events that show it. */
export type Deed = { what: DeedKind; evidence: string[]; count: number };

export const DEEDS = [
  'reported it',
  'declared the incident',
  'acknowledged it',
  'took the lead',
  'proposed explanations',
  'looked into the cause',
  'made decisions',
  'acted to end it',
  'reported the recovery',
  'suggested follow-ups',
  'wrote in the channel',
] as const;
export type DeedKind = (typeof DEEDS)[number];

export type Participant = {
  /** The person's id in the record, else the name in lower case: the same for every spelling that was joined. */
  key: string;
  name: string;
  role: ParticipantRole;
  /** Whether the role is given by the record or follows from what the person did. */
  basis: 'stated' | 'derived';
  did: Deed[];
  firstAt: number | undefined;
  /** Position in `people`, when the record lists the person. */
  listed: number | undefined;
};

const SIGN_OF: [DeedKind, Signal[]][] = [
  ['reported it', ['noticed']],
  ['declared the incident', ['declared']],
  ['acknowledged it', ['acknowledged']],
  ['took the lead', ['leading']],
  ['proposed explanations', ['hypothesis']],
  ['looked into the cause', ['diagnosis', 'ruledOut']],
  ['made decisions', ['decision']],
  ['reported the recovery', ['mitigated', 'recovered', 'resolved']],
  ['suggested follow-ups', ['followUp']],
];

const KEEP = 6;
const plain = (name: string): string => name.trim().replace(/^@/, '').toLowerCase();

/** Finds the same person under every spelling: id, name, handle with or without @, or a first name nobody else has. */
export const joinNames = (people: KnownPerson[]): ((actor: string) => KnownPerson | undefined) => {
  const known = new Map<string, KnownPerson>();
  const firstNames = new Map<string, KnownPerson | undefined>();
  for (const person of people) {
    for (const spelling of [person.id, person.name, ...(person.handles ?? [])]) {
      if (spelling && !known.has(plain(spelling))) known.set(plain(spelling), person);
    }
    const first = plain(person.name).split(/\s+/)[0]!;
    firstNames.set(first, firstNames.has(first) ? undefined : person);
  }
  return (actor) => known.get(plain(actor)) ?? firstNames.get(plain(actor));
};

const NOTHING: DeedKind[] = [];

const deedsOf = (event: RuleEvent): DeedKind[] => {
  const isSilent = !event.kind || event.kind === 'message' || event.kind === 'note';
  const says = readWords(event);
  if (isSilent && says === SAYS_NOTHING) return NOTHING;
  const did = SIGN_OF.filter(([, signs]) => signs.some(says)).map(([deed]) => deed);
  if (event.kind === 'hypothesis' && !did.includes('proposed explanations')) did.push('proposed explanations');
  if (event.kind === 'observation' && !did.includes('looked into the cause')) did.push('looked into the cause');
  if (event.kind === 'decision' && !did.includes('made decisions')) did.push('made decisions');
  const isTalk = event.kind === 'decision' || event.kind === 'hypothesis' || says('question');
  const acts = event.kind === 'action' || event.kind === 'deploy' || (says('repair') && !says('plan'));
  if (acts && !isTalk) did.push('acted to end it');
  return did;
};

type Tally = {
  name: string;
  key: string;
  listed: number | undefined;
  person?: KnownPerson;
  firstAt: number | undefined;
};
type Found = Tally & { deeds: Map<DeedKind, Deed> };

const note = (found: Found, what: DeedKind, id: string): void => {
  const deed = found.deeds.get(what) ?? { what, evidence: [], count: 0 };
  deed.count++;
  if (deed.evidence.length < KEEP) deed.evidence.push(id);
  found.deeds.set(what, deed);
};

const weighLead = (found: Found): number => {
  const count = (deed: DeedKind) => found.deeds.get(deed)?.count ?? 0;
  return (
    count('took the lead') * 6 +
    count('made decisions') * 3 +
    count('looked into the cause') * 2 +
    count('proposed explanations') * 2 +
    count('declared the incident') * 2 +
    count('acted to end it')
  );
};

const RESPONDING: DeedKind[] = [
  'acknowledged it',
  'took the lead',
  'proposed explanations',
  'looked into the cause',
  'made decisions',
  'acted to end it',
  'reported the recovery',
];

const roleOf = (found: Found): ParticipantRole => {
  if (RESPONDING.some((deed) => found.deeds.has(deed))) return 'responder';
  if (found.deeds.has('reported it') || found.deeds.has('declared the incident')) return 'reporter';
  return 'observer';
};

const LEAD_NEEDS = 6;

/**
 * Who took part, and as what. Roles given in `people` win; the others follow from what a person did between the start
 * of the incident and its end. The lead is whoever led the investigation, when that is clear; the change that
 * triggered the incident gives nobody a role, so pass `from` (epoch ms): what happened before it is not counted.
 * Programs are left out. Order: lead, responders, reporters, observers, each by first appearance.
 */
export const deriveParticipants = (
  events: RuleEvent[],
  people: KnownPerson[],
  span: { from?: number | undefined; to?: number | undefined } = {},
): Participant[] => {
  const join = joinNames(people);
  const all = new Map<string, Found>();
  const enter = (name: string, person: KnownPerson | undefined, at: number | undefined): Found => {
    const key = person ? (person.id ?? plain(person.name)) : plain(name);
    const listed = person ? people.indexOf(person) : undefined;
    const known = all.get(key) ?? {
      key,
      name: person?.name ?? name.trim().replace(/^@/, ''),
      listed,
      person,
      firstAt: at,
      deeds: new Map(),
    };
    all.set(key, known);
    return known;
  };
  const bySpelling = new Map<string, Found | undefined>();
  for (const event of events) {
    if (!event.actor) continue;
    const at = event.at;
    if (at !== undefined && ((span.from ?? -Infinity) > at || at > (span.to ?? Infinity))) continue;
    let found = bySpelling.get(event.actor);
    if (!found && !bySpelling.has(event.actor)) {
      const person = join(event.actor);
      const isProgram = isTool(event) && !person?.role;
      found = isProgram || plain(event.actor) === '' ? undefined : enter(event.actor, person, at);
      bySpelling.set(event.actor, found);
    }
    if (!found || event.kind === 'alert') continue;
    for (const deed of deedsOf(event)) note(found, deed, event.id);
    note(found, 'wrote in the channel', event.id);
  }
  for (const person of people) if (person.role) enter(person.name, person, undefined);
  return rank([...all.values()]);
};

const ROLE_ORDER: ParticipantRole[] = ['lead', 'responder', 'reporter', 'observer'];

const rank = (all: Found[]): Participant[] => {
  const statedLead = all.some((found) => found.person?.role === 'lead');
  const byWeight = all.filter((found) => !found.person?.role).sort((a, b) => weighLead(b) - weighLead(a));
  const [first, second] = byWeight;
  const clear =
    !statedLead &&
    first &&
    weighLead(first) >= LEAD_NEEDS &&
    weighLead(first) >= 1.5 * (second ? weighLead(second) : 0);
  return all
    .map((found): Participant => {
      const stated = found.person?.role;
      const role = stated ?? (clear && found === first ? 'lead' : roleOf(found));
      const did = DEEDS.flatMap((deed) => found.deeds.get(deed) ?? []);
      const specific = did.filter((deed) => deed.what !== 'wrote in the channel');
      return {
        key: found.key,
        name: found.name,
        role,
        basis: stated ? 'stated' : 'derived',
        did: specific.length > 0 ? specific : did,
        firstAt: found.firstAt,
        listed: found.listed,
      };
    })
    .sort(
      (a, b) =>
        ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || (a.firstAt ?? Infinity) - (b.firstAt ?? Infinity),
    );
};
