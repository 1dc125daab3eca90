import type { Group } from './groups.ts';
import type { Judgement } from './judge-thing.ts';
import type { ReadTitle } from './read-title.ts';
import { gerundOf, verbOf } from './vocabulary.ts';

/** A stronger form longer than this would be read by nobody. */
const LONGEST = 140;

/** What people are told: "to run the check", "about pools", "how to fail over". */
const TOLD = /^.{0,80}?\b(not to|how to|to|about|on|in|of|for|that|how|with)\s+(.{2,140})$/i;
/** A stronger form begins with what is meant, and not with whom: "the team", "us". */
const ARTICLE = /^(?:the|a|an|our|all|every|each|any|its|their|this|these)\s/i;

/** "connection pools for billing" stands without an article, "migration check" does not. */
const IS_PLURAL =
  /^\S+(?:s|ing)\b|^[^,]{0,60}?[a-z]s(?:$|\s(?:for|in|of|on|to|with|from|at|by|that|when|during|before|after)\s)/;

const the = (thing: string): string =>
  ARTICLE.test(thing) || !/^\p{Ll}/u.test(thing) || IS_PLURAL.test(thing) ? thing : `the ${thing}`;
const isVerb = (text: string): boolean => verbOf(text.split(' ', 1)[0]!.toLowerCase()) !== undefined;

type Told = { by: 'not to' | 'to' | 'thing' | 'clause'; what: string };

/** What somebody is told, trained or reminded about. */
function toldIn(rest: string): Told | null {
  const found = TOLD.exec(rest);
  if (found === null) return null;
  const by = found[1]!.toLowerCase();
  const what = found[2]!;
  if (by === 'not to') return { by, what };
  if (by === 'to' || by === 'how to')
    return isVerb(what) || by === 'how to' ? { by: 'to', what } : { by: 'thing', what };
  if (by === 'that' || by === 'how') return { by: 'clause', what };
  return { by: 'thing', what };
}

const BY_TELLING: Record<Told['by'], (what: string) => string> = {
  'not to': (what) => `What would refuse an attempt to ${what}?`,
  to: (what) => `What could ${what} without anybody having to remember it?`,
  thing: (what) => `What would make ${the(what)} safe for somebody who was never told?`,
  clause: (what) => `What could the system do so that nobody has to be told ${what}?`,
};

const fromTelling = ({ rest }: ReadTitle): string => {
  const told = toldIn(rest);
  return told ? BY_TELLING[told.by](told.what) : 'What could the system do by itself, so that nobody has to be told?';
};

const BY_TEACHING: Record<Told['by'], (what: string) => string> = {
  'not to': BY_TELLING['not to'],
  to: (what) => `What would let somebody without that training ${what} safely?`,
  thing: (what) => `What would make ${the(what)} safe for somebody without that training?`,
  clause: BY_TELLING.clause,
};

const fromTeaching = ({ rest }: ReadTitle): string => {
  const told = toldIn(rest);
  return told ? BY_TEACHING[told.by](told.what) : 'What would make this safe for somebody without that training?';
};

/** What is looked into: "adding an alert" is a follow-up already, "why it broke" a question. */
function fromStudy({ rest, verb }: ReadTitle): string {
  const [first = '', ...others] = rest.split(' ');
  const inner = verbOf(first.toLowerCase());
  if (inner && /ing$/i.test(first) && inner.group !== 'study') {
    const base = inner.base.split('-')[0]!;
    return `What speaks against “${base[0]!.toUpperCase()}${base.slice(1)} ${others.join(' ')}” as the follow-up itself?`;
  }
  if (/^(?:why|how|what|whether|if|which|where|when|who)\b/i.test(rest))
    return `What would change once it is known ${rest}?`;
  if (rest === '' || verb === null) return 'What would change once this is known?';
  return `What would change once somebody has looked at ${the(rest)}?`;
}

const WHEN = /\b((?:when|whenever|if|once)\s.{2,120})$/i;
const ABOUT = /\b(?:for|on|of|about)\s(.{2,120})$/i;

const fromAlert = ({ rest, verb }: ReadTitle): string => {
  const when = WHEN.exec(rest)?.[1];
  if (when) return `What could the system do by itself ${when}, besides telling somebody?`;
  const about = ABOUT.exec(rest)?.[1] ?? (verb?.group === 'alert' ? rest : undefined);
  return about
    ? `What could the system do by itself about ${the(about)}, besides telling somebody?`
    : 'What could the system do by itself then, besides telling somebody?';
};

const PAGE =
  /\b(?:runbooks?|playbooks?|guides?|docs?|documentation|wiki|polic(?:y|ies)|process(?:es)?|procedures?|handbook|checklists?|readme|guidelines?|notes?)$/i;

const fromPaper = ({ rest }: ReadTitle): string => {
  const how = /\bhow to\s(.{2,140})$/i.exec(rest)?.[1];
  if (how) return BY_TELLING.to(how);
  const thing = /\b(?:about|for|of|on)\s(.{2,140})$/i.exec(rest)?.[1] ?? rest.replace(/\s(?:to|in|into|on)\s.*$/i, '');
  return thing === ''
    ? 'What could the tool itself do, so that nobody has to have read about it?'
    : PAGE.test(thing)
      ? `What of ${the(thing)} could the tool itself do or enforce?`
      : `How could the tool itself carry out or enforce ${the(thing)}, so that nobody has to have read about it?`;
};

const fromPair = ({ rest, verb }: ReadTitle): string => {
  if (verb?.group === 'pair' && rest !== '')
    return `What could check ${the(rest)} by itself, and refuse to go on where it is wrong?`;
  const thing = /\b(?:for|of|before|to|on|in)\s(.{2,120})$/i.exec(rest)?.[1];
  return thing
    ? `What could a machine refuse in ${thing.replace(/^(?:every|each|all|any)\s/i, 'a ')}, so that less hangs on a second pair of eyes?`.replace(
        'in a a ',
        'in a ',
      )
    : 'What could a machine refuse here, so that less hangs on a second pair of eyes?';
};

const BY_GROUP: Partial<Record<Group, (title: ReadTitle) => string>> = {
  tell: fromTelling,
  teach: fromTeaching,
  study: fromStudy,
  alert: fromAlert,
  paper: fromPaper,
  pair: fromPair,
  care: ({ rest, text }) => {
    const kept = /^(?:do not|don['’]t|never)\s(.{2,140})$/i.exec(text)?.[1];
    if (kept && isVerb(kept)) return BY_TELLING['not to'](firstClause(kept));
    const told = /\b(?:with|to|about|when)\s(.{2,120})$/i.exec(rest)?.[1];
    return told && !isVerb(told)
      ? `What would make ${the(told)} safe on a day when nobody is careful?`
      : 'What would make this safe on a day when nobody is careful?';
  },
  warn: () => 'What would stop somebody who does not read the warning?',
  watch: ({ rest }) =>
    `What value of ${rest === '' ? 'it' : the(rest.replace(/^(?:on|for)\s/i, ''))} should raise an alert, and what could the system do then by itself?`,
  vague: ({ rest }) =>
    `What will be different${rest === '' ? '' : ` in ${rest}`} when this is done, and what could check that by itself?`,
  check: ({ rest, verb }) =>
    rest !== '' && verb?.group === 'make'
      ? `What would let ${rest} stop a change, rather than report on it?`
      : 'What would stop the next change for which this does not hold?',
  soften: ({ rest, verb }) =>
    rest !== '' && verb?.group === 'make'
      ? `What would make ${rest} unnecessary?`
      : 'What would make this unnecessary?',
  spare: () => 'What would keep the damage small when even that is not enough?',
  aid: () => 'What could do this by itself, or refuse where it would go wrong?',
  drill: () => 'What could the system do by itself, so that the exercise only confirms it?',
  change: ({ rest, verb }) =>
    verb && verb.group !== 'make' && rest !== ''
      ? `What would rule this kind of fault out, beyond ${gerundOf(verb.base)} ${rest}?`
      : 'What would rule this kind of fault out, here and elsewhere?',
};

/** Where the thing itself is named to its end: before a reason, a purpose, a reference behind it. */
const CLAUSE_END =
  /[;:!?]\s|[.]\s|\s[([–—]|\s-\s|,\s(?:which|so|and|because|ideally|since|as|for example|e\.g)|\sso (?:that|we|it|they|people)\b|\s(?:because|in order to|to (?:prevent|avoid|make sure|ensure|reduce))\s|\s[#(]?#\d|\s(?:issue|pr|ticket)[.)\]]*$/i;

const firstClause = (rest: string): string => {
  const end = CLAUSE_END.exec(rest)?.index ?? rest.length;
  return rest.slice(0, end).replace(/[\s.,;:!?()[\]]+$/, '');
};

/** The same idea where it leaves less to people, as a question in words of the title. */
export function strongerThan(title: ReadTitle, { group }: Judgement): string | null {
  const clause = firstClause(title.rest);
  return BY_GROUP[group]?.({ ...title, rest: clause.length > LONGEST ? '' : clause }) ?? null;
}
