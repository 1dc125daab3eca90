import { sayList } from '../rules/plain-words.ts';
import type { PostMortemDocument } from './document.ts';

/** More names than this are counted. */
const MOST_NAMES = 6;

/** Who answers for a document and who wrote it with them, each name as `name` makes it; null where nobody is named. */
export function byLine(
  { owner, coWriters = [] }: Pick<PostMortemDocument, 'owner' | 'coWriters'>,
  name: (text: string) => string,
): { label: string; names: string } | null {
  const others = sayList(coWriters.map(name), MOST_NAMES);
  if (owner) return { label: 'Owner', names: others ? `${name(owner)}, with ${others}` : name(owner) };
  return others ? { label: 'Written by', names: others } : null;
}
