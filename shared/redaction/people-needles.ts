import type { ParticipantRole } from '../incident-record.ts';
import type { Needle } from './find-needles.ts';
import { foldedWords } from './folded-words.ts';
import type { PublicationPlan } from './plan.ts';

export type KnownPerson = {
  id: string;
  name: string;
  handles: readonly string[];
  email: string | null;
  role: ParticipantRole | null;
};

const ROLE_WORDS: Record<ParticipantRole, string> = {
  lead: 'the incident lead',
  responder: 'an engineer',
  reporter: 'a colleague',
  observer: 'a colleague',
};
const PARTICLES = new Set('van von de der den di da dos del la le ten ter bin al el zu af av'.split(' '));
/** Names that are words of the language too; small, they are left alone. */
const ALSO_WORDS = new Set(
  (
    'will mark grace hope drew may chase rose bill jack art frank summer august page rob sue april june dawn faith joy pat ray guy ' +
    'dean max don gene iris jade miles nick pierce reed rich rusty sandy stone wade woody young brook cliff dale dash glen holly ' +
    'victor bob buddy case clay cole penny ruby lance skip forest autumn crystal daisy cook ford hunter king lane mason prince scout ' +
    'trace west long short price brown white black green gray grey wood bush field bell baker miller fisher carter porter day knight ' +
    'law power rush sharp small wise little best good an on so do in no to so he hall root dock post lead'
  ).split(' '),
);

export const personKey = (id: string): string => `person:${id}`;

/** What somebody is called instead of by name. */
export function roleWords(person: KnownPerson, plan: PublicationPlan['people']): string {
  const own = plan.words.find(({ personId }) => personId === person.id)?.as;
  return own ?? ROLE_WORDS[person.role ?? 'responder'];
}

/** Whoever the plan does not want to be named. */
export function hiddenPeople(people: readonly KnownPerson[], plan: PublicationPlan['people']): KnownPerson[] {
  return plan.rule === 'named' ? [] : people.filter(({ id }) => !plan.named.includes(id));
}

/** Everything somebody is called by: the name in both orders and in one word, its parts, handles, addresses. */
export function needlesOfPerson(person: KnownPerson, as: string): Needle[] {
  const key = personKey(person.id);
  const parts = person.name
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  const last = lastName(parts);
  const first = parts[0] ?? '';
  const whole =
    parts.length > 1 ? [person.name, `${last} ${first}`, parts.join(''), `${first[0]}${last}`] : [person.name];
  const single = parts.length > 1 ? [first, last, parts.at(-1)!] : [];
  const local = person.email?.split('@')[0];
  return [
    ...[...whole, ...person.handles, ...(person.email ? [person.email, local!] : [])].map((text) => ({
      key,
      text,
      as,
    })),
    ...single.filter((text) => text.length > 1).map((text) => ({ key, text, as })),
  ].map((needle) => ({ ...needle, needsCapital: isAlsoWord(needle.text) }));
}

function lastName(parts: readonly string[]): string {
  let from = Math.max(0, parts.length - 1);
  while (from > 1 && PARTICLES.has(parts[from - 1]!.toLowerCase())) from--;
  return parts.slice(from).join(' ');
}

function isAlsoWord(text: string): boolean {
  const [word, ...others] = foldedWords(text);
  return others.length === 0 && word !== undefined && (ALSO_WORDS.has(word.folded) || word.folded.length < 2);
}
