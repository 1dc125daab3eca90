import { fenceAfter, readBlockMarker } from '../blocks.ts';

/** A section's Markdown before and from the first live block of that name; all of it and nothing where there is none. */
export function splitAtBlock(markdown: string, name: string): [string, string] {
  const lines = markdown.split('\n');
  let fence: string | undefined;
  const at = lines.findIndex((line) => {
    fence = fenceAfter(line, fence);
    return fence === undefined && readBlockMarker(line)?.name === name;
  });
  return at < 0 ? [markdown, ''] : [lines.slice(0, at).join('\n'), lines.slice(at).join('\n')];
}
