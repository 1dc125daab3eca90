import { useMemo } from 'react';
import { splitBlocks } from '#shared/document/blocks.ts';
import { LiveBlock } from '../../blocks/live-block.tsx';
import { Prose } from './prose.tsx';

/** A section to read: prose as prose, live blocks as the rows they stand for; the same ones as in the editor. */
export function SectionBody({ markdown, anchor }: { markdown: string; anchor: string }) {
  const parts = useMemo(
    () => splitBlocks(markdown).filter((part) => 'block' in part || part.text.trim() !== ''),
    [markdown],
  );
  return (
    <div className="section-body">
      {parts.map((part, index) => {
        const key = `${index}`;
        if ('text' in part)
          return <Prose key={key} markdown={part.text.trim()} anchor={index === 0 ? anchor : `${anchor}-${index}`} />;
        return <LiveBlock key={key} name={part.block.name} rowRef={part.block.ref} editable />;
      })}
    </div>
  );
}
