import { GROUP } from './lexicon.ts';
import { MARK, READ_AT_MOST, type Vocabulary } from './vocabulary.ts';

/**
 * What the shape and words of one event say about whether somebody telling the incident would mention it. Each entry of
 * `FEATURES` is a number from 0 to about 1, in the order of the list.
 */
export const FEATURES = [
  'tiny',
  'short',
  'medium',
  'long',
  'veryLong',
  'narrated',
  'narratedEarly',
  'ongoingFirst',
  'spokenFirst',
  'incident',
  'technical',
  'responder',
  'state',
  'firstPerson',
  'we',
  'secondPerson',
  'filler',
  'fillerFirst',
  'modal',
  'opinion',
  'questionMark',
  'questionFirst',
  'courtesy',
  'adviceFirst',
  'passive',
  'function',
  'demonstrativeFirst',
  'contraction',
  'capital',
  'lowerStart',
  'fullStop',
  'exclamation',
  'ellipsis',
  'addressed',
  'emoticon',
  'onlyLink',
  'link',
  'measure',
  'identifier',
  'system',
  'gibberish',
  'foreign',
  'subjectVerb',
  'pastRegular',
  'namedMiddle',
  'talk',
  'telling',
  'happeningFirst',
  'clean',
  'cleanNarrated',
  'cleanTelling',
  'cleanStop',
  'openEnd',
  'commas',
  'accented',
  'listing',
  'talkShare',
  'tellingShare',
  'presentGeneric',
] as const;
export type FeatureName = (typeof FEATURES)[number];
const AT = Object.fromEntries(FEATURES.map((name, index) => [name, index])) as Record<FeatureName, number>;

/** What chat tools write for people: reactions, joins and leaves, topics. */
const SYSTEM =
  /^(?:reacted to|removed an? .{1,20} reaction|=== |\*\*\* )|["”] \p{L}{3,8} \p{Extended_Pictographic}|\bhas (?:joined|left|quit)\b|\b(?:joined|left) the (?:channel|meeting|call|room)\b|\bset the channel (?:topic|purpose)\b/iu;
/** The message a reply quotes, as call and mail tools put it before the answer. */
const QUOTED = /^(?:replying to\s+"[^\n]*\n\s*|(?:>[^\n]*\n)+\s*)/i;

/** A text without the message it answers. */
export function ownWords(text: string): string {
  const trimmed = text.trim();
  const quoted = trimmed.startsWith('>') || /^replying/i.test(trimmed) ? QUOTED.exec(trimmed) : null;
  return quoted && quoted[0].length < trimmed.length ? trimmed.slice(quoted[0].length) : trimmed;
}

const EMOTICON = /(?:^|\s)[:;=][-']?[)(DPpOo/|\\3*]+(?=\s|$)|[\u{1F300}-\u{1FAFF}\u{2600}-\u{27BF}]/u;
const ADDRESSED = /^@?[\p{L}\p{N}_|`^[\]\\-]{2,24}\s?[,:]\s+(?=\S)/u;
const MEASURE =
  /\d\s?(?:%|ms\b|s\b|m\b|h\b|min|hours?|minutes?|seconds?|days?|[kmgt]i?b\b|gi\b|mi\b|rps|qps|req)|\b\d{3,}\b/i;
const LINK = /https?:\/\/\S+/g;

const cap = (count: number, most: number) => Math.min(count, most) / most;

/** Fills `into` (length of `FEATURES`) for one event. @param tokens what `words.read(text)` gave */
export function readFeatures(text: string, tokens: readonly number[], words: Vocabulary, into: Float64Array): void {
  into.fill(0);
  const head = (text.length > READ_AT_MOST ? text.slice(0, READ_AT_MOST) : text).trim();
  const count = tokens.length;
  if (count <= 2) into[AT.tiny] = 1;
  else if (count <= 5) into[AT.short] = 1;
  else if (count <= 40) into[AT.medium] = 1;
  else if (count <= 90) into[AT.long] = 1;
  else into[AT.veryLong] = 1;
  countGroups(tokens, words, into);
  readShape(head, count, into);
  if (into[AT.questionMark]! + into[AT.addressed]! + into[AT.lowerStart]! + into[AT.emoticon]! + into[AT.system]! > 0) {
    into[AT.clean] = 0;
  }
  if (into[AT.clean]) {
    into[AT.cleanNarrated] = into[AT.narrated]! + into[AT.pastRegular]! > 0 ? 1 : 0;
    into[AT.cleanTelling] = into[AT.telling]! > 0 ? 1 : 0;
    into[AT.cleanStop] = into[AT.fullStop]!;
  }
}

function countGroups(tokens: readonly number[], words: Vocabulary, into: Float64Array): void {
  let narrated = 0;
  let early = 0;
  let incident = 0;
  let technical = 0;
  let responder = 0;
  let state = 0;
  let first = 0;
  let we = 0;
  let second = 0;
  let filler = 0;
  let modal = 0;
  let opinion = 0;
  let courtesy = 0;
  let functional = 0;
  let contraction = 0;
  let regular = 0;
  let passive = 0;
  let subjectVerb = 0;
  let talk = 0;
  let telling = 0;
  let happening = 0;
  let present = 0;
  let accented = 0;
  let foreign = 0;
  let identifiers = 0;
  let previous = 0;
  const count = tokens.length;
  for (let at = 0; at < count; at += 1) {
    const token = tokens[at]!;
    const groups = words.groups[token]!;
    const marks = words.marks[token]!;
    if (groups & GROUP.narrated) {
      narrated += 1;
      if (at < 5) early += 1;
      if (previous & GROUP.be) passive += 1;
      if (at > 0 && at < 5 && !(previous & (GROUP.firstPerson | GROUP.secondPerson))) subjectVerb = 1;
    }
    if (groups & GROUP.incident) incident += 1;
    if (groups & GROUP.technical) technical += 1;
    if (groups & GROUP.responder) responder += 1;
    if (groups & GROUP.state) state += 1;
    if (groups & GROUP.firstPerson) first += 1;
    if (groups & GROUP.we) we += 1;
    if (groups & GROUP.secondPerson) second += 1;
    if (groups & GROUP.filler) filler += 1;
    if (groups & GROUP.modal) modal += 1;
    if (groups & GROUP.opinion) opinion += 1;
    if (groups & GROUP.courtesy) courtesy += 1;
    if (groups & GROUP.function) functional += 1;
    if (groups & GROUP.talk) talk += 1;
    if (groups & GROUP.telling) telling += 1;
    if (groups & (GROUP.be | GROUP.modal | GROUP.opinion)) present += 1;
    if (at < 3 && groups & GROUP.happening) happening = 1;
    if (marks !== 0) {
      if (marks & MARK.contraction) contraction += 1;
      if (marks & MARK.past) regular += 1;
      if (marks & MARK.accented) accented += 1;
      if (marks & MARK.foreign) foreign += 1;
      if (marks & MARK.identifier) identifiers += 1;
    }
    previous = groups;
  }
  const lead = words.groups[tokens[0] ?? -1] ?? 0;
  into[AT.narrated] = cap(narrated, 3);
  into[AT.narratedEarly] = cap(early, 2);
  into[AT.ongoingFirst] = lead & GROUP.ongoing ? 1 : 0;
  into[AT.spokenFirst] = lead & GROUP.spokenVerb ? 1 : 0;
  into[AT.incident] = cap(incident, 3);
  into[AT.technical] = cap(technical, 3);
  into[AT.responder] = cap(responder, 2);
  into[AT.state] = cap(state, 2);
  into[AT.firstPerson] = cap(first, 2);
  into[AT.we] = cap(we, 2);
  into[AT.secondPerson] = cap(second, 2);
  into[AT.filler] = cap(filler, 3);
  into[AT.fillerFirst] = lead & GROUP.filler ? 1 : 0;
  into[AT.modal] = cap(modal, 2);
  into[AT.opinion] = cap(opinion, 2);
  into[AT.questionFirst] = lead & GROUP.question ? 1 : 0;
  into[AT.courtesy] = cap(courtesy, 2);
  into[AT.adviceFirst] = lead & GROUP.advice ? 1 : 0;
  into[AT.passive] = cap(passive, 1);
  into[AT.function] = count > 3 ? functional / count : 0.25;
  into[AT.demonstrativeFirst] = lead & GROUP.demonstrative ? 1 : 0;
  into[AT.contraction] = cap(contraction, 2);
  into[AT.identifier] = cap(identifiers, 2);
  into[AT.foreign] = count > 0 ? foreign / count : 0;
  into[AT.accented] = count > 0 ? Math.min(1, (accented * 3) / count) : 0;
  into[AT.talk] = cap(talk, 4);
  into[AT.talkShare] = count > 3 ? Math.min(1, (talk * 4) / count) : 0;
  into[AT.tellingShare] = count > 3 ? Math.min(1, (telling * 4) / count) : 0;
  into[AT.presentGeneric] = present > 0 && narrated + regular === 0 ? 1 : 0;
  into[AT.telling] = cap(telling, 4);
  into[AT.happeningFirst] = happening;
  into[AT.openEnd] = (words.groups[tokens[count - 1] ?? -1] ?? 0) & GROUP.open ? 1 : 0;
  into[AT.clean] = count > 2 && talk + first + second + filler + modal + opinion + courtesy + contraction === 0 ? 1 : 0;
  into[AT.pastRegular] = cap(regular, 2);
  into[AT.subjectVerb] = subjectVerb;
}

function readShape(head: string, count: number, into: Float64Array): void {
  const seen = readCharacters(head, into);
  const words = /^[^\p{L}\p{N}]*(?:`[^`]+`\s*)?/u.exec(head)![0].length;
  const start = head.charAt(words);
  const upper = start !== start.toLowerCase();
  into[AT.capital] = upper ? 1 : 0;
  into[AT.lowerStart] = !upper && start !== start.toUpperCase() ? 1 : 0;
  const last = head.charAt(head.length - 1);
  into[AT.fullStop] = last === '.' && !head.endsWith('..') ? 1 : 0;
  into[AT.exclamation] = last === '!' ? 1 : 0;
  into[AT.ellipsis] = head.endsWith('..') || last === '…' ? 1 : 0;
  into[AT.questionMark] = head.includes('?') ? 1 : 0;
  into[AT.addressed] = ADDRESSED.test(head) ? 1 : 0;
  into[AT.emoticon] = seen & SEEN.emoticon && EMOTICON.test(head) ? 1 : 0;
  const links = head.includes('http') ? head.match(LINK) : null;
  into[AT.onlyLink] = links && count <= 2 ? 1 : 0;
  into[AT.link] = links ? 1 : 0;
  into[AT.measure] = seen & SEEN.digit && MEASURE.test(head) ? 1 : 0;
  into[AT.system] = SYSTEM.test(head) ? 1 : 0;
}

const isUpper = (code: number) =>
  (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde) || (code >= 0x410 && code <= 0x42f);
const isLower = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 0xdf && code <= 0xff) || (code >= 0x430 && code <= 0x44f);
const isDigit = (code: number) => code >= 48 && code <= 57;
const LONG_WORD = 8;

/** Characters a text has, so that patterns are tried only where they can match. */
const SEEN = { digit: 1, emoticon: 2 } as const;

/** What needs every character: names in the middle of a sentence, words that are noise, commas. @returns bits of `SEEN` */
function readCharacters(head: string, into: Float64Array): number {
  let words = 1;
  let named = 0;
  let noisy = 0;
  let commas = 0;
  let backtick = 0;
  let seen = 0;
  let lines = 1;
  let wordFrom = 0;
  let jumps = 0;
  let before = 0;
  let endsSentence = true;
  for (let at = 0; at <= head.length; at += 1) {
    const code = at < head.length ? head.charCodeAt(at) : 32;
    if (code <= 32) {
      if (code === 10) lines += 1;
      if (at > wordFrom && at - wordFrom >= LONG_WORD && jumps >= 3) noisy += 1;
      if (before > 32) endsSentence = before === 46 || before === 33 || before === 63 || before === 58;
      if (before <= 32) words -= 1;
      words += 1;
      wordFrom = at + 1;
      jumps = 0;
    } else {
      if (at === wordFrom && at > 0 && !endsSentence && isUpper(code) && isLower(head.charCodeAt(at + 1))) named += 1;
      if (
        (isUpper(code) && isLower(before)) ||
        (isDigit(code) && isLower(before)) ||
        (isLower(code) && isDigit(before))
      )
        jumps += 1;
      if (isDigit(code)) seen |= SEEN.digit;
      else if (code >= 0x2600 || code === 58 || code === 59 || code === 61) seen |= SEEN.emoticon;
      if (code === 44) commas += 1;
      else if (code === 96) backtick = 1;
    }
    before = code;
  }
  if (backtick) into[AT.identifier] = Math.min(1, into[AT.identifier]! + 0.5);
  into[AT.listing] = lines > 3 && words < lines * 7 ? 1 : 0;
  into[AT.gibberish] = noisy * 2 > words ? 1 : 0;
  into[AT.namedMiddle] = cap(named, 2);
  into[AT.commas] = Math.min(1, (commas * 4) / Math.max(1, words));
  return seen;
}
