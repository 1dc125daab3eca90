import type { Attrs } from 'prosemirror-model';

/**
 * What accepting a marked piece does beyond keeping or removing its words. Yjs keeps marks on text alone, so whatever is not
 * text stands as a sign in the text, marked as inserted, and its mark's id says what it is a sign of:
 * `split` ¶ begins a new block, `join` ¶ joins the next block, `empty` ¶ removes its block when nothing is left in it,
 * `remove` stands before the inline node that goes, `node` is the text that becomes an inline node.
 */
export type Effect =
  | { kind: 'text' }
  | { kind: 'split'; depth: number; types: BlockType[] | null }
  | { kind: 'join' }
  | { kind: 'empty' }
  | { kind: 'remove' }
  | { kind: 'node'; json: unknown };
export type BlockType = { type: string; attrs: Attrs };

export const BREAK = '¶';
/** A word joiner: takes no room. */
export const REMOVAL = '\u2060';

/** One suggestion: pieces with the same group are accepted or rejected together. `at` is in ms since 1970, UTC. */
export type SuggestionId = { group: string; personId: string; at: number; effect: Effect };

/** The name of a new suggestion: who, when (ms since 1970), and a number that sets apart what one person does in one instant. */
export const groupId = (personId: string, at: number, n: number) => `${personId}~${at.toString(36)}~${n.toString(36)}`;

const pack = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** The id that a mark carries. */
export function markId(group: string, effect: Effect = { kind: 'text' }): string {
  if (effect.kind === 'text') return group;
  if (effect.kind === 'split') return `${group}~s${effect.depth}${effect.types ? `:${pack(effect.types)}` : ''}`;
  if (effect.kind === 'node') return `${group}~n:${pack(effect.json)}`;
  return `${group}~${{ join: 'j', empty: 'x', remove: 'r' }[effect.kind]}`;
}

/** Reads a mark's id. One that nobody of us wrote is a suggestion of words by somebody unknown: never an error. */
export function readId(id: string): SuggestionId {
  const [personId = '', at = '', n = '', ...rest] = id.split('~');
  const time = Number.parseInt(at, 36);
  return {
    group: [personId, at, n].join('~'),
    personId,
    at: Number.isNaN(time) ? 0 : time,
    effect: readEffect(rest.join('~')),
  };
}

function readEffect(code: string): Effect {
  const colon = code.indexOf(':');
  const payload = colon < 0 ? null : unpack(code.slice(colon + 1));
  if (code === 'j') return { kind: 'join' };
  if (code === 'x') return { kind: 'empty' };
  if (code === 'r') return { kind: 'remove' };
  if (/^s[1-9]/.test(code))
    return { kind: 'split', depth: Number(code[1]), types: Array.isArray(payload) ? (payload as BlockType[]) : null };
  if (code.startsWith('n:') && payload !== null) return { kind: 'node', json: payload };
  return { kind: 'text' };
}

function unpack(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text));
  } catch {
    return null;
  }
}
