import { diffArrays } from 'diff';
import { Fragment, type Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';

/** Words, runs of space and single signs: what a reader sees as one thing when it changes. */
const TOKENS = /\p{L}[\p{L}\p{M}\p{N}'’_-]*|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu;
/** Differences beyond this many tokens are shown as old and new, whole: nobody could read them, and they cost quadratic time. */
const MOST_EDITS = 400;
/** Below this share of kept letters, a difference word by word is salad. */
const ALIKE = 0.4;

type Token = { key: string; node: Node; letters: number };

function tokensOf(content: Fragment): Token[] {
  const tokens: Token[] = [];
  content.forEach((node) => {
    const marks = node.marks.map((mark) => JSON.stringify(mark.toJSON())).join();
    if (!node.isText) {
      tokens.push({ key: `${JSON.stringify(node.toJSON())}`, node, letters: 1 });
      return;
    }
    for (const [text] of (node.text ?? '').matchAll(TOKENS)) {
      tokens.push({
        key: `${marks}\u0000${text}`,
        node: documentSchema.text(text, node.marks),
        letters: text.trim().length,
      });
    }
  });
  return tokens;
}

/**
 * Two lines of text as one, with what was taken away marked `deletion` and what was added marked `insertion`. Undefined when
 * they have so little in common that both are better read whole.
 */
export function diffInline(before: Fragment, after: Fragment): Fragment | undefined {
  const [old, young] = [tokensOf(before), tokensOf(after)];
  const keyOf = (a: Token, b: Token) => a.key === b.key;
  const parts = diffArrays(old, young, { comparator: keyOf, maxEditLength: MOST_EDITS });
  if (!parts) return undefined;
  const runs = withoutCrumbs(
    parts.map(({ added, removed, value }) => ({
      change: added ? 'added' : removed ? 'removed' : 'same',
      tokens: value,
    })),
  );
  const kept = lettersOf(runs.filter((run) => run.change === 'same').flatMap((run) => run.tokens));
  if (kept < ALIKE * Math.max(lettersOf(old), lettersOf(young))) return undefined;
  const show = ({ change, tokens }: Run) =>
    tokens.map(({ node }) =>
      change === 'added' ? marked(node, 'insertion') : change === 'removed' ? marked(node, 'deletion') : node,
    );
  return Fragment.fromArray(joined(runs.flatMap(show)));
}

type Run = { change: 'same' | 'added' | 'removed'; tokens: Token[] };
const lettersOf = (tokens: readonly Token[]) => tokens.reduce((sum, token) => sum + token.letters, 0);

/** Kept text between two changes that is shorter than this is there by chance, and reads better as part of them. */
const CRUMB_LETTERS = 7;

/** Joins changes with little between them into one: all that went, then all that came. */
function withoutCrumbs(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  let gone: Token[] = [];
  let come: Token[] = [];
  const flush = () => {
    if (gone.length > 0) result.push({ change: 'removed', tokens: gone });
    if (come.length > 0) result.push({ change: 'added', tokens: come });
    [gone, come] = [[], []];
  };
  runs.forEach((run, index) => {
    const isCrumb =
      index > 0 &&
      index < runs.length - 1 &&
      lettersOf(run.tokens) < CRUMB_LETTERS &&
      gone.length > 0 &&
      come.length > 0;
    if (run.change === 'removed') gone.push(...run.tokens);
    else if (run.change === 'added') come.push(...run.tokens);
    else if (isCrumb) {
      gone.push(...run.tokens);
      come.push(...run.tokens);
    } else {
      flush();
      result.push(run);
    }
  });
  flush();
  return result;
}

/** Marks all of a line as added or taken away. */
export const markAll = (content: Fragment, mark: 'insertion' | 'deletion'): Fragment =>
  Fragment.fromArray(content.content.map((node) => marked(node, mark)));

const marked = (node: Node, name: 'insertion' | 'deletion'): Node =>
  node.mark(documentSchema.marks[name]!.create({ id: 'diff' }).addToSet(node.marks));

/** Neighbouring pieces of text with the same marks are one node, as ProseMirror wants them. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node))
      result[result.length - 1] = documentSchema.text(`${last.text}${node.text}`, last.marks);
    else result.push(node);
  }
  return result;
}
