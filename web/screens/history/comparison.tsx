import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { countChanges, diffDocuments } from '#shared/document/diff/diff-documents.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import type { DocumentVersion } from '../../data/versions.ts';
import { Button } from '../../ui/button.tsx';
import { dayAndClock } from '../../ui/time-words.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useZone } from '../../ui/zone.ts';
import { drawBlocks } from './draw-blocks.ts';
import '../../document/post-mortem.css';
import '../../document/prose.css';
import '../../document/sections.css';

type Props = { before: DocumentVersion | undefined; after: DocumentVersion; title: string };

/** A version with what changed in it since another: what is new underlined, what is gone struck through. */
export function Comparison({ before, after, title }: Props) {
  const zone = useZone();
  const box = useRef<HTMLDivElement>(null);
  const [onlyChanged, setOnlyChanged] = useState(before !== undefined);
  const sections = useMemo(() => {
    const now = documentSchema.nodeFromJSON(after.content);
    return diffDocuments(before ? documentSchema.nodeFromJSON(before.content) : now, now);
  }, [before, after]);
  const titles = new Map([...(before?.sections ?? []), ...after.sections].map((one) => [one.key, one.title]));
  const changes = countChanges(sections);
  const shown = onlyChanged && changes > 0 ? sections.filter((one) => one.change !== 'same') : sections;
  const step = (by: number) => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.diff-change') ?? [])];
    const middle = innerHeight / 2;
    const tops = all.map((one) => one.getBoundingClientRect().top - middle);
    const next = by > 0 ? tops.findIndex((top) => top > 4) : tops.findLastIndex((top) => top < -40);
    all[next]?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  };
  useKeys({ n: () => step(1), p: () => step(-1) });
  return (
    <>
      <header className="comparison-head">
        <h1 className="words" dir="auto">
          {after.name ?? title}
        </h1>
        <p className="quiet">
          {dayAndClock(after.madeAt, zone)}
          {before &&
            ` · compared with ${before.name ?? `version ${before.number}`} of ${dayAndClock(before.madeAt, zone)}`}
        </p>
        {before && (
          <div className="comparison-bar">
            <span role="status">
              {changes === 0
                ? 'No change in the text'
                : changes === 1
                  ? '1 change'
                  : `${changes.toLocaleString('en')} changes`}
            </span>
            {changes > 0 && (
              <>
                <Button
                  look="plain"
                  small
                  icon
                  aria-label="Previous change"
                  data-tip="Previous change  P"
                  onClick={() => step(-1)}
                >
                  <ArrowUp size={14} aria-hidden />
                </Button>
                <Button
                  look="plain"
                  small
                  icon
                  aria-label="Next change"
                  data-tip="Next change  N"
                  onClick={() => step(1)}
                >
                  <ArrowDown size={14} aria-hidden />
                </Button>
                <label>
                  <input
                    type="checkbox"
                    checked={onlyChanged}
                    onChange={(event) => setOnlyChanged(event.target.checked)}
                  />
                  Only sections that changed
                </label>
              </>
            )}
          </div>
        )}
      </header>
      <div ref={box}>
        {shown.map((section) => (
          <section key={section.key} className={`section diff-section is-${section.change}`}>
            <div className="section-head">
              <h2 dir="auto">{titles.get(section.key) ?? section.key}</h2>
              {section.change === 'added' && <small>new section</small>}
              {section.change === 'removed' && <small>section no longer in the template</small>}
            </div>
            <Blocks blocks={section.blocks} />
          </section>
        ))}
      </div>
    </>
  );
}

function Blocks({ blocks }: { blocks: ReturnType<typeof diffDocuments>[number]['blocks'] }) {
  const box = useRef<HTMLDivElement>(null);
  const zone = useZone();
  useEffect(() => box.current?.replaceChildren(drawBlocks(blocks, zone)), [blocks, zone]);
  return <div ref={box} className="section-body prose diff" dir="auto" />;
}
