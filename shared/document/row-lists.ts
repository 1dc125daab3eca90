import { localTime } from '../drafting/local-time.ts';
import {
  CANDIDATE_ROLE_LABELS,
  FACTOR_KIND_LABELS,
  FACTOR_ROLE_LABELS,
  type FactorKind,
  type FactorRole,
  FOLLOW_UP_KIND_LABELS,
  type FollowUpKind,
  type Level,
  RISK_STATE_LABELS,
  type RiskState,
  type RowState,
} from '../rules/factor-words.ts';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';
import { safeUrl } from './safe-url.ts';

/** In all of these `marks` are citation references as Markdown ("[^3]"), everything else is plain text. */
export type FactorCard = {
  title: string;
  /** The title are somebody's own words, as the draft found them. */
  isQuote: boolean;
  kind: FactorKind;
  role: FactorRole;
  state: RowState;
  effect: string;
  why: string;
  /** Titles of what it led to. */
  ledTo: string[];
  marks: string;
};
export type RiskCard = {
  text: string;
  isQuote: boolean;
  state: RiskState;
  likelihood: Level | null;
  impact: Level | null;
  /** References of the follow-ups that address it. */
  addressedBy: string[];
  marks: string;
};
export type FollowUpCard = {
  /** "FU-3", null before it is stored. */
  reference: string | null;
  title: string;
  isQuote: boolean;
  state: RowState;
  status: 'open' | 'in-progress' | 'done' | 'wont-do';
  reason: string | null;
  owner: string | null;
  /** A calendar day, "2026-03-20". */
  dueOn: string | null;
  priority: Level | null;
  kind: FollowUpKind | null;
  why: string;
  /** Titles of the factors it addresses. */
  addresses: string[];
  marks: string;
};
export type PersonCard = { role: string; name: string; did: { what: string; marks: string }[] };
export type SimilarCard = {
  reference: string;
  title: string;
  daysAgo: number;
  alike: string[];
  postMortemReference: string | null;
};
/** `from` and `to` are ISO 8601. */
export type FigureCard = {
  fileId: string | null;
  title: string;
  alt: string;
  from: string | null;
  to: string | null;
  url: string | null;
  marks: string;
};

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** For a place inside a line. */
const inline = (text: string): string => escapeInline(flat(text));
/** For the beginning of one. */
const words = (text: string): string => escapeMarkdown(flat(text));
const named = (text: string, isQuote: boolean): string => (isQuote ? `“${inline(text)}”` : words(text));
const lower = (label: string): string => label[0]!.toLowerCase() + label.slice(1);
const inBrackets = (parts: (string | null | false)[]): string => {
  const said = parts.filter(Boolean);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
};
const bullet = (head: string, details: (string | false)[]): string =>
  [`- ${head}`, ...details.filter(Boolean).map((detail) => `  - ${detail}`)].join('\n');

/** The generated Markdown of the block `contributing-factors`: each with what it did, and what it led to. */
export const factorList = (cards: FactorCard[]): string => cards.map((card) => factorItem(card, true)).join('\n');

/** The generated Markdown of the block `mitigators`: their role goes without saying. */
export const mitigatorList = (cards: FactorCard[]): string => cards.map((card) => factorItem(card, false)).join('\n');

const factorItem = (card: FactorCard, saysRole: boolean): string => {
  const { kind, role, state, effect, why, ledTo, marks } = card;
  const title = named(card.title, card.isQuote);
  const isCandidate = state === 'candidate';
  const sort = inBrackets([isCandidate && 'candidate', kind !== 'unknown' && lower(FACTOR_KIND_LABELS[kind])]);
  const label = (isCandidate ? CANDIDATE_ROLE_LABELS : FACTOR_ROLE_LABELS)[role];
  const head = saysRole ? `**${label}**${sort}: ${title}${marks}` : `${title}${marks}${sort}`;
  return bullet(head, [
    why !== '' && words(why),
    effect.trim() !== '' && `Effect: ${inline(effect)}`,
    ledTo.length > 0 && `Led to: ${ledTo.map((one) => `“${inline(one)}”`).join(', ')}`,
  ]);
};

/** The generated Markdown of the block `risks`. */
export const riskList = (cards: RiskCard[]): string =>
  cards
    .map(({ text, isQuote, state, likelihood, impact, addressedBy, marks }) => {
      const sort = inBrackets([
        lower(RISK_STATE_LABELS[state]),
        likelihood && `likelihood ${likelihood}`,
        impact && `impact ${impact}`,
      ]);
      return bullet(`${named(text, isQuote)}${marks}${sort}`, [
        addressedBy.length > 0 && `Addressed by ${addressedBy.map(inline).join(', ')}`,
      ]);
    })
    .join('\n');

/** The generated Markdown of the block `follow-ups`: a task list, ticked where the work is done or declined. */
export const followUpList = (cards: FollowUpCard[]): string => cards.map(followUpItem).join('\n');

const followUpItem = (card: FollowUpCard): string => {
  const { status, marks, why, addresses, reason } = card;
  const title = named(card.title, card.isQuote);
  const isDeclined = status === 'wont-do';
  const task = isDeclined ? `~~${title}~~` : title;
  const sort = inBrackets([
    card.reference,
    card.state === 'candidate' && 'candidate',
    status === 'in-progress' && 'in progress',
    isDeclined && 'will not be done',
    card.owner && `owner ${inline(card.owner)}`,
    card.dueOn && `due ${card.dueOn}`,
    card.priority && `${card.priority} priority`,
    card.kind && `to ${lower(FOLLOW_UP_KIND_LABELS[card.kind])}`,
  ]);
  return bullet(`[${status === 'done' || isDeclined ? 'x' : ' '}] ${task}${marks}${sort}`, [
    why.trim() !== '' && words(why),
    addresses.length > 0 && `Addresses: ${addresses.map((one) => `“${inline(one)}”`).join(', ')}`,
    isDeclined && reason !== null && reason !== '' && `Why not: ${inline(reason)}`,
  ]);
};

/** The generated Markdown of the block `people`: who took part, and what each did. */
export const peopleList = (cards: PersonCard[]): string =>
  cards
    .map(({ role, name, did }) => {
      const deeds = did.map(({ what, marks }) => `${inline(what)}${marks}`).join(', ');
      return `- **${inline(role)}**: ${inline(name)}${deeds ? `: ${deeds}` : ''}`;
    })
    .join('\n');

/** The generated Markdown of the block `similar-incidents`: earlier ones, and what is alike. */
export const similarList = (cards: SimilarCard[]): string =>
  cards
    .map(({ reference, title, daysAgo, alike, postMortemReference }) => {
      const when = daysAgo === 0 ? 'on the same day' : daysAgo === 1 ? '1 day earlier' : `${daysAgo} days earlier`;
      const head = `**${inline(reference)}**, “${inline(title)}”, ${when}`;
      return bullet(head, [
        alike.length > 0 && `Alike: ${alike.map(inline).join(', ')}`,
        postMortemReference !== null && `Written up in ${inline(postMortemReference)}`,
      ]);
    })
    .join('\n');

/** The generated Markdown of a block `metric`: the picture, then what it shows and when; times in `timeZone`. */
export const figureMarkdown = (card: FigureCard, timeZone: string): string => {
  const { fileId, title, alt, url, marks } = card;
  const name = inline(title) || 'Metric';
  const picture = fileId ? `![${inline(alt) || name}](/api/v1/files/${fileId})` : '';
  const address = safeUrl(url);
  const caption = [address ? `[${name}](${address})` : name, sayWindow(card, timeZone)].filter(Boolean).join(', ');
  return [picture, `_${caption}_${marks}`].filter(Boolean).join('\n\n');
};

const sayWindow = ({ from, to }: FigureCard, timeZone: string): string => {
  if (!from && !to) return '';
  const local = localTime(timeZone, undefined);
  const [begin, end] = [from, to].map((at) => (at ? Date.parse(at) : undefined));
  if (begin === undefined) return `until ${local.full(end!)}`;
  if (end === undefined) return `from ${local.full(begin)}`;
  return `${local.full(begin)} to ${local.sameDay(begin, end) ? local.clock(end) : local.full(end)}`;
};
