import { blockNames, collapseBlocks } from '../document/blocks.ts';
import type { TemplateFacts } from './facts.ts';
import { parseLiquid, runLiquid } from './liquid.ts';
import { tidyText } from './template.ts';

/**
 * Prefilled text with its variables filled in: what the section begins with. A text that cannot be filled in, as one that
 * loops over far more people than the sample it was checked with, leaves the section empty: no draft fails for it.
 */
export const renderPrefilled = (prefilled: string, facts: TemplateFacts): string => {
  if (!/\{[{%]/.test(prefilled)) return tidyText(prefilled);
  try {
    // A condition that does not hold leaves its blank lines behind.
    return tidyText(runLiquid(parseLiquid(prefilled), facts, true).replace(/\n{3,}/g, '\n\n'));
  } catch {
    return '';
  }
};

/**
 * A section that is drafted and prefilled: the draft first, then what the template adds to it. A live block that the draft
 * shows already is not shown twice.
 */
export const joinPrefilled = (drafted: string, prefilled: string): string => {
  if (drafted.trim() === '') return prefilled;
  const shown = new Set(blockNames(drafted));
  const rest = collapseBlocks(prefilled)
    .split('\n')
    .filter((line) => !shown.has(/^<!-- block: ([a-z-]+)(?: \S+)? -->\s*$/.exec(line)?.[1] ?? ''))
    .join('\n');
  return rest.trim() === '' ? drafted : `${drafted}\n\n${tidyText(rest)}`;
};
