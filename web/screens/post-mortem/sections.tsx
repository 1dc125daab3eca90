import { lazy, type MouseEvent, Suspense, useEffect, useRef, useState } from 'react';
import { FollowUpFromSelection } from '../../blocks/follow-ups/from-selection.tsx';
import { useDocument } from '../../document/document-context.ts';
import type { StartAt } from '../../document/start-at.ts';
import { startTypeAhead, takeTypeAhead } from '../../ui/type-ahead.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { SectionView } from './section-view.tsx';
import '../../document/sections.css';

const loadEditor = () => import('../../editor/document-editor.tsx');
const DocumentEditor = lazy(loadEditor);

/** An editor that has not come by then will not: the keys are the page's again. */
const EDITOR_WITHIN_MS = 10_000;

/**
 * The document, section by section: to read at once, and live as soon as the editor has come, which takes the place of what
 * was read without moving a line. `j` and `k` walk its headings, `e` writes.
 */
export function Sections() {
  const { postMortem, mayEdit, room } = useDocument();
  const box = useRef<HTMLDivElement>(null);
  const isLive = postMortem.status !== 'published';
  // Asked for before the text is rendered, and not after it.
  useState(() => isLive && void loadEditor());
  const [stands, setStands] = useState(false);
  const [startAt, setStartAt] = useState<StartAt | null>(null);
  useEffect(() => {
    if (!isLive) setStands(false);
  }, [isLive]);

  useEffect(() => {
    if (!startAt || stands) return;
    const giveUp = setTimeout(takeTypeAhead, EDITOR_WITHIN_MS);
    return () => clearTimeout(giveUp);
  }, [startAt, stands]);
  useEffect(() => () => void takeTypeAhead(), []);

  const isReading = !(isLive && stands);
  const write = (at: StartAt) => {
    if (!mayEdit) return;
    setStartAt(at);
    // Nobody waits for an editor before typing into it.
    startTypeAhead();
  };
  const press = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, select, h2, .live') || !getSelection()?.isCollapsed)
      return;
    write({ left: event.clientX, top: event.clientY });
  };
  const headings = () =>
    [...(box.current?.querySelectorAll<HTMLElement>('.section-head h2') ?? [])].filter((one) => one.offsetParent);
  const step = (by: number) => {
    const all = headings();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    next?.focus();
    next?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    e: () => {
      const at = headings().indexOf(document.activeElement as HTMLElement);
      const key = postMortem.sections[Math.max(0, at)]?.key ?? null;
      if (isReading) write({ section: at < 0 ? null : key });
      else room?.write(at < 0 ? null : key);
    },
  });
  return (
    <div ref={box}>
      {isReading && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pressing text puts the cursor there; e and Enter do the same
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div onClick={isLive ? press : undefined}>
          {postMortem.sections.map((section) => (
            <SectionView
              key={section.key}
              section={section}
              onWrite={isLive ? () => write({ section: section.key }) : undefined}
            />
          ))}
        </div>
      )}
      {isLive && (
        <Suspense fallback={null}>
          <DocumentEditor isShown={stands} startAt={startAt} onStanding={setStands} />
        </Suspense>
      )}
      <FollowUpFromSelection />
    </div>
  );
}
