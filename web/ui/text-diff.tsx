import { useMemo } from 'react';
import { textChanges } from './text-changes.ts';
import './text-diff.css';

const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;

/** What taking `after` in place of `before` would add and take away. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => textChanges(before, after), [before, after]);
  return (
    <div className="text-diff" dir="auto">
      {changes.map((change, index) => {
        const Tag = TAGS[change.kind];
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one difference never move
        return <Tag key={index}>{change.text}</Tag>;
      })}
    </div>
  );
}
