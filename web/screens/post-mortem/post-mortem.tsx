import { Link, useLocation, useParams } from '@tanstack/react-router';
import { History, PanelRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useReadNotifications } from '../../data/notifications.ts';
import { usePostMortem } from '../../data/post-mortems.ts';
import { useWord } from '../../data/session.ts';
import { DocumentContext, type DocumentState, type RailTab } from '../../document/document-context.ts';
import type { OpenRoom } from '../../document/open-room.ts';
import { margin } from '../../editor/comments/margin.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useNarrow } from '../../ui/use-narrow.ts';
import { ZoneContext } from '../../ui/zone.ts';
import { CommentsButton } from './comments-button.tsx';
import { DocumentHead } from './document-head.tsx';
import { EvidenceCard, type Pointed } from './evidence-card.tsx';
import { ExportMenu } from './export-menu.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { useSectionAddress } from './outline.tsx';
import { AskedNotice } from './owner/asked-notice.tsx';
import { PeopleHere } from './people-here.tsx';
import { Rail } from './rail.tsx';
import { RoomNotice } from './room-notice.tsx';
import { SaveMark } from './save-mark.tsx';
import { Sections } from './sections.tsx';
import { StatusMoves, StatusSteps } from './status-moves.tsx';
import { TemplateNotice } from './template-notice.tsx';
import { WalkThrough } from './walk-through.tsx';
import '../../document/post-mortem.css';

export default function PostMortem() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref' });
  const word = useWord();
  const narrow = useNarrow(1060);
  const query = usePostMortem(ref);
  const postMortem = query.data;
  useReadNotifications(postMortem?.id);
  useSectionAddress(postMortem !== undefined);
  const [railChoice, setRailOpen] = useState<boolean | null>(null);
  // What is published is read first; what is being written has its evidence at hand.
  const railOpen = railChoice ?? (!narrow && postMortem?.status !== 'published');
  const [tab, setTab] = useState<RailTab>('evidence');
  const [at, setAt] = useState<number | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [room, setRoom] = useState<OpenRoom | null>(null);
  const [insert, setInsertState] = useState<((eventId: string) => void) | null>(null);

  const show = useCallback((number: number) => {
    setPointed(null);
    setTab('evidence');
    setRailOpen(true);
    setAt(number);
  }, []);
  const openComments = useCallback(() => {
    setTab('comments');
    setRailOpen(true);
  }, []);
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash !== 'coach') return;
    setTab('coach');
    setRailOpen(true);
  }, [hash]);
  const point = useCallback(
    (anchor: HTMLElement | null, number: number) => setPointed(anchor && { anchor, number }),
    [],
  );
  const setInsert = useCallback((next: ((eventId: string) => void) | null) => setInsertState(() => next), []);
  const numbers = postMortem?.citations.map((one) => one.number) ?? [];
  const stepCard = (by: number) => {
    const index = at === null ? (by > 0 ? -1 : numbers.length) : numbers.indexOf(at);
    const next = numbers[Math.max(0, Math.min(numbers.length - 1, index + by))];
    if (next !== undefined) show(next);
  };
  useKeys({
    r: () => setRailOpen(!railOpen),
    // The comments have cards of their own to step through.
    '[': () => (margin.step ?? stepCard)(-1),
    ']': () => (margin.step ?? stepCard)(1),
    Escape: () => setPointed(null),
  });

  const state: DocumentState | null = useMemo(
    () =>
      postMortem
        ? {
            postMortem,
            numbers: new Map(postMortem.citations.map((one) => [one.event.id, one.number])),
            mayEdit: postMortem.may['post-mortem.edit'] === true && postMortem.status !== 'published',
            show,
            point,
            insert,
            setInsert,
            room,
            setRoom,
          }
        : null,
    [postMortem, show, point, insert, setInsert, room],
  );
  const crumbs = (
    <Crumbs
      trail={[
        <Link key="library" to="/post-mortems">
          {word.Many}
        </Link>,
      ]}
    >
      {postMortem?.reference ?? ref}
    </Crumbs>
  );
  if (!postMortem || !state) {
    return (
      <Page title={ref} hasHeading={false} crumbs={crumbs} width="full">
        <div className="document">
          {query.error ? (
            <Failed error={query.error} what={word.one} retry={() => void query.refetch()} />
          ) : (
            <DocumentBones />
          )}
        </div>
      </Page>
    );
  }
  return (
    <ZoneContext value={postMortem.timeZone}>
      <DocumentContext value={state}>
        <Page
          title={`${postMortem.reference} ${postMortem.title}`}
          width="full"
          crumbs={
            <>
              {crumbs}
              <StatusSteps status={postMortem.status} />
            </>
          }
          actions={
            <>
              {room && <PeopleHere room={room} />}
              {room && <SaveMark room={room} />}
              <ModeSwitch />
              <CommentsButton
                isOpen={railOpen && tab === 'comments'}
                onOpen={openComments}
                onToggle={() => (railOpen && tab === 'comments' ? setRailOpen(false) : openComments())}
              />
              <Button
                icon
                look="plain"
                className="rail-toggle"
                aria-label="Coach, evidence and comments"
                aria-pressed={railOpen}
                data-tip="Coach, evidence and comments  R"
                onClick={() => setRailOpen(!railOpen)}
              >
                <PanelRight size={16} aria-hidden />
              </Button>
              <Link
                to="/post-mortems/$ref/history"
                params={{ ref }}
                className="btn btn-plain btn-icon history-link"
                aria-label="History"
                data-tip="History: versions and who wrote what"
              >
                <History size={16} aria-hidden />
              </Link>
              <ExportMenu postMortem={postMortem} />
              <StatusMoves postMortem={postMortem} onMissing={() => setTab('coach')} />
            </>
          }
          aside={
            <Rail open={railOpen} narrow={narrow} tab={tab} onTab={setTab} at={at} onClose={() => setRailOpen(false)} />
          }
        >
          <article className="document">
            <DocumentHead />
            <AskedNotice />
            <LockedNotice />
            {room && <RoomNotice room={room} />}
            <Sections />
            <TemplateNotice postMortem={postMortem} />
            <WalkThrough />
            {pointed && <EvidenceCard {...pointed} onClose={() => setPointed(null)} />}
          </article>
        </Page>
      </DocumentContext>
    </ZoneContext>
  );
}

function DocumentBones() {
  return (
    <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 14 }}>
      <Bone width="80%" height={28} />
      <Bone width="52%" />
      <div style={{ height: 20 }} />
      <Bone height={28} />
      <div style={{ height: 24 }} />
      {[96, 100, 92, 98, 60].map((width) => (
        <Bone key={width} width={`${width}%`} />
      ))}
    </div>
  );
}
