import type { PreviewRow } from '../../data/policy.ts';

/** In one line, where the whole preview stands below and out of sight. */
export function PolicyDifference({ items }: { items: PreviewRow[] }) {
  const differing = items.filter((item) => item.current !== item.proposed).length;
  if (items.length === 0) return null;
  return (
    <a href="#preview" className="link policy-difference">
      {differing} of {items.length} would differ
    </a>
  );
}
