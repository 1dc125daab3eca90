import { useEffect, useRef, useState } from 'react';
import type { LiveChange } from '#shared/document/live-change.ts';
import { useInvalidateOn } from '../data/live.ts';
import { useCite } from '../data/post-mortems.ts';
import { useMe } from '../data/session.ts';
import { useDocument } from '../document/document-context.ts';
import type { StartAt } from '../document/start-at.ts';
import { useScroller } from '../ui/page.tsx';
import { useReaderZone } from '../ui/zone.ts';
import { takeEarly } from './early-room.ts';
import type { EditorContext } from './editor-context.ts';
import { citeInText, mountView, startWriting } from './editor-view.ts';
import { keepPage } from './keep-page.ts';
import { Portals } from './portals.ts';
import { Room } from './room.ts';

type Options = { place: HTMLElement; startAt: StartAt | null; onStanding: (stands: boolean) => void };

/** Opens the room while the component stands, and the editor in it as soon as there is a document. */
export function useRoom({ place, startAt, onStanding }: Options): EditorContext | null {
  const state = useDocument();
  const me = useMe();
  const zone = useReaderZone();
  const scroller = useScroller();
  const cite = useCite();
  const invalidate = useInvalidateOn(state.postMortem.id);
  const latest = { ...state, me, zone, cite, startAt, onStanding, invalidate };
  const now = useRef(latest);
  now.current = latest;
  const [context, setContext] = useState<EditorContext | null>(null);
  const { setRoom, setInsert, mayEdit } = state;
  const { id } = state.postMortem;

  useEffect(() => {
    const person = now.current.me;
    if (!person?.id) return;
    const onChanged = (what: LiveChange) => now.current.invalidate(what);
    const writer = { id: person.id, name: person.name };
    const room =
      takeEarly(id, onChanged) ?? new Room({ postMortemId: id, me: writer, mayWrite: now.current.mayEdit, onChanged });
    let view: ReturnType<typeof mountView> | undefined;
    let isOver = false;
    const made: EditorContext = {
      room,
      portals: new Portals(),
      view: () => {
        if (!view) throw new Error('the editor does not stand yet');
        return view;
      },
      scroller: () => scroller.current,
      postMortem: () => now.current.postMortem,
      me: () => now.current.me ?? person,
      zone: () => now.current.zone,
      mayWrite: () => now.current.mayEdit && room.mayWrite,
      show: (number) => now.current.show(number),
      point: (anchor, number) => now.current.point(anchor, number),
      cite: async (eventId) =>
        now.current.numbers.get(eventId) ??
        (await now.current.cite.mutateAsync({ id: now.current.postMortem.reference, eventId })).number,
    };
    setRoom(room);
    setContext(made);
    void room.whenReady().then(() => {
      if (isOver || room.isOutdated) return;
      const standing = mountView(place, made);
      view = standing;
      room.onWrite = (section) => startWriting(standing, { section });
      room.onOutdated = () => {
        standing.destroy();
        setTimeout(() => now.current.onStanding(false));
      };
      // The frames and blocks asked for while mounting are rendered first, so that nothing jumps.
      setTimeout(() => {
        if (isOver) return;
        now.current.onStanding(true);
        void keepPage();
        const at = now.current.startAt;
        if (at) setTimeout(() => !isOver && startWriting(standing, at));
      });
    });
    return () => {
      isOver = true;
      setInsert(null);
      setRoom(null);
      view?.destroy();
      room.destroy();
    };
  }, [id, place, setRoom, setInsert, scroller]);

  // What may be done changes while the document is open: it is published, a role is taken away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the context answers with the latest mayEdit
  useEffect(() => {
    if (!context) return;
    const rethink = () => {
      const mayWrite = context.mayWrite();
      setInsert(mayWrite ? (eventId) => void citeInText(context, eventId) : null);
      try {
        context.view().setProps({});
      } catch {
        // It does not stand yet, and asks when it does.
      }
    };
    let may = context.mayWrite();
    rethink();
    return context.room.subscribe(() => {
      if (may === context.mayWrite()) return;
      may = context.mayWrite();
      rethink();
    });
  }, [context, mayEdit, setInsert]);
  return context;
}
