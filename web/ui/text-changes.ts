import { diffLines, diffWordsWithSpace } from 'diff';

export type TextChange = { kind: 'same' | 'added' | 'removed'; text: string };

/** Below this share of kept characters, a difference word by word is salad: the old and the new stand whole instead. */
const ALIKE = 0.5;

/**
 * What taking `after` in place of `before` changes: word by word within paragraphs that are much alike, whole where one
 * was written anew.
 */
export function textChanges(before: string, after: string): TextChange[] {
  const lines = diffLines(before, after);
  const changes: TextChange[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [line, next] = [lines[i]!, lines[i + 1]];
    if (line.removed && next?.added) {
      changes.push(...within(line.value, next.value));
      i++;
    } else {
      changes.push({ kind: line.added ? 'added' : line.removed ? 'removed' : 'same', text: line.value });
    }
  }
  return changes;
}

function within(before: string, after: string): TextChange[] {
  const words = diffWordsWithSpace(before, after);
  const kept = words.filter((part) => !part.added && !part.removed).reduce((sum, part) => sum + part.value.length, 0);
  if (kept < ALIKE * Math.max(before.trim().length, after.trim().length)) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return words.map((part) => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value }));
}
