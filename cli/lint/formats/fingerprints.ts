import { createHash } from 'node:crypto';

/**
 * Names the findings of one file so that they are known again when lines move: by rule and words, whatever the white space,
 * and by their order among those that say the same.
 */
export function makeFingerprints(): (rule: string, words: string) => string {
  const seen = new Map<string, number>();
  return (rule, words) => {
    const name = `${rule}\n${words.replace(/\s+/g, ' ')}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return createHash('sha256').update(`${name}\n${before}`).digest('hex').slice(0, 32);
  };
}
