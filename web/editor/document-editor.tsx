import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { StartAt } from '../document/start-at.ts';
import { EditorContextReact } from './editor-context.ts';
import type { Portals } from './portals.ts';
import { useRoom } from './use-room.ts';
import './editor.css';

type Props = {
  isShown: boolean;
  /** Where somebody pressed or asked to write before the editor had come. */
  startAt: StartAt | null;
  /** The text stands and can take the place of the reading render, or no longer can. */
  onStanding: (stands: boolean) => void;
};

/** The document to write in, together with whoever else has it open. */
export default function DocumentEditor({ isShown, startAt, onStanding }: Props) {
  const host = useRef<HTMLDivElement>(null);
  // Outside the page until it is complete: no heading is there twice, and nothing jumps.
  const [place] = useState(() => document.createElement('div'));
  const context = useRoom({ place, startAt, onStanding });
  useLayoutEffect(() => {
    if (isShown) host.current?.append(place);
    else place.remove();
  }, [isShown, place]);
  return (
    <>
      <div className="editor" ref={host} />
      {context && (
        <EditorContextReact value={context}>
          <ShownPortals portals={context.portals} />
        </EditorContextReact>
      )}
    </>
  );
}

function ShownPortals({ portals }: { portals: Portals }) {
  const shown = useSyncExternalStore(portals.subscribe, portals.read);
  return shown.map(({ container, key, node }) => createPortal(node, container, key));
}
