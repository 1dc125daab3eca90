import { GAPS, type GapRule, type Rule, type Span } from '#shared/coach/finding.ts';
import type { PlacedPassage } from '#shared/coach/read-markdown.ts';
import { isRule, sayUnknownRule } from './rule-choices.ts';

/** A comment in the text that asks for silence, and how far it reaches. */
export type Ignore = Span & {
  comment: Span;
  /** `null` means every rule. */
  rules: readonly (Rule | GapRule)[] | null;
  reason: string | null;
  /** Whether it speaks for the whole file, and so for what the whole file lacks. */
  isFile: boolean;
};

/** Something the writer of a comment should know. */
export type Note = { at: Span; message: string };

type Kind = 'next' | 'begin' | 'end' | 'file';
type Comment = { kind: Kind; at: Span; rules: (Rule | GapRule)[] | null; reason: string | null; unknown: string[] };

const COMMENT = /(?:<!--|\{\/\*)[ \t]*debrief-ignore(-[a-z]+)?(?=[\s:*-])([^\n]{0,500}?)(?:-->|\*\/\})/g;
const KINDS = new Map<string | undefined, Kind>([
  [undefined, 'begin'],
  ['-next', 'next'],
  ['-end', 'end'],
  ['-file', 'file'],
]);

/**
 * Reads `<!-- debrief-ignore-next RULES: REASON -->`, `debrief-ignore` to `debrief-ignore-end` and `debrief-ignore-file`
 * (in MDX between braces). Those shown as code ask for nothing. A region without its end reaches to the end of the text.
 */
export function readIgnores(text: string, passages: readonly PlacedPassage[]): { ignores: Ignore[]; notes: Note[] } {
  const ignores: Ignore[] = [];
  const notes: Note[] = [];
  const open: Ignore[] = [];
  for (const { kind, at, rules, reason, unknown } of commentsOf(text, passages, notes)) {
    for (const name of unknown) notes.push({ at, message: sayUnknownRule(name) });
    if (kind === 'end') {
      const last = open.pop();
      if (last) last.end = at.start;
      else notes.push({ at, message: 'there is no debrief-ignore for it to end' });
      continue;
    }
    if (rules?.length === 0) continue;
    const reach = kind === 'next' ? nextPassage(text, passages, at.end) : wholeOf(kind, text, at);
    const ignore = { ...reach, comment: at, rules, reason, isFile: kind === 'file' };
    ignores.push(ignore);
    if (kind === 'begin') open.push(ignore);
  }
  for (const { comment } of open)
    notes.push({ at: comment, message: 'no debrief-ignore-end follows: it holds to the end' });
  return { ignores, notes };
}

/** The first comment that silences this finding. */
export const ignoreOf = (ignores: readonly Ignore[], { rule, start }: { rule: Rule; start: number }) =>
  ignores.find((one) => one.start <= start && start < one.end && names(one, rule));

/** The first comment that silences this gap. */
export const ignoreOfGap = (ignores: readonly Ignore[], rule: GapRule) =>
  ignores.find((one) => one.isFile && names(one, rule));

/** Whether it may silence a gap. */
export const mayBeAboutGaps = ({ isFile, rules }: Ignore): boolean =>
  isFile && (rules === null || rules.some((rule) => (GAPS as readonly string[]).includes(rule)));

const names = ({ rules }: Ignore, rule: Rule | GapRule): boolean => rules === null || rules.includes(rule);

const wholeOf = (kind: Kind, text: string, at: Span): Span =>
  kind === 'file' ? { start: 0, end: text.length } : { start: at.end, end: text.length };

/** What is left of the passage behind the comment, or the one that follows. */
function nextPassage(text: string, passages: readonly PlacedPassage[], from: number): Span {
  const next = passages.find(({ start, text: words }) => {
    const end = start + words.length;
    return end > from && text.slice(Math.max(start, from), end).trim() !== '';
  });
  return { start: from, end: next ? next.start + next.text.length : from };
}

function* commentsOf(text: string, passages: readonly PlacedPassage[], notes: Note[]): Generator<Comment> {
  const code = [...fencesOf(text), ...codeOf(passages)].sort((a, b) => a.start - b.start);
  let passed = 0;
  for (const { 0: comment, 1: word, 2: rest, index } of text.matchAll(COMMENT)) {
    while (passed < code.length && (code[passed] as Span).end <= index) passed += 1;
    if (passed < code.length && (code[passed] as Span).start < index) continue;
    const at = { start: index, end: index + comment.length };
    const kind = KINDS.get(word);
    if (kind) yield { kind, at, ...readWords(rest as string) };
    else notes.push({ at, message: `there is no debrief-ignore${word}: known are -next, -end and -file` });
  }
}

/** ` cf-modal, minimiser: quoted from the log ` */
function readWords(words: string): Pick<Comment, 'rules' | 'reason' | 'unknown'> {
  const colon = words.indexOf(':');
  const reason = colon < 0 ? null : words.slice(colon + 1).trim() || null;
  const named = (colon < 0 ? words : words.slice(0, colon)).split(/[\s,]+/).filter((name) => name !== '');
  return {
    rules: named.length === 0 ? null : named.filter(isRule),
    reason,
    unknown: named.filter((name) => !isRule(name)),
  };
}

const codeOf = (passages: readonly PlacedPassage[]): Span[] =>
  passages.flatMap(({ start, opaque }) => opaque.map((span) => ({ start: start + span.start, end: start + span.end })));

/** Fenced code, in lists and quotations too. One that is never closed goes to the end. */
function fencesOf(text: string): Span[] {
  const fences: Span[] = [];
  let open: { start: number; sign: string } | undefined;
  for (const { 0: line, 1: sign, 2: rest, index } of text.matchAll(/^[ \t>*+\-\d.)]*(`{3,}|~{3,})(.*)$/gm)) {
    if (!open) {
      if (!sign?.startsWith('`') || !rest?.includes('`')) open = { start: index, sign: sign as string };
    } else if (sign?.startsWith(open.sign) && rest?.trim() === '') {
      fences.push({ start: open.start, end: index + line.length });
      open = undefined;
    }
  }
  return open ? [...fences, { start: open.start, end: text.length }] : fences;
}
