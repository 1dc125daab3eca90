import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { check, useReachable } from '../data/connection.ts';
import { useMay, useMe } from '../data/session.ts';
import { documentsWithUnsent } from '../data/unsent.ts';
import { openOverlay, useOverlay } from '../ui/overlay.ts';
import { startTypeAhead } from '../ui/type-ahead.ts';
import { useKeys } from '../ui/use-keys.ts';
import { browserZone, ReaderZoneContext } from '../ui/zone.ts';
import { Nav } from './nav.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import './shell.css';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const NewIncident = lazy(() => import('./new-incident.tsx'));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx'));

/** Everything around a page for somebody who is signed in. */
export function Shell() {
  const me = useMe();
  const navigate = useNavigate();
  const overlay = useOverlay();
  const mayCreate = useMay('incident.create');
  const reachable = useReachable();
  const close = () => openOverlay(null);
  const search = () => {
    startTypeAhead();
    openOverlay('palette');
  };

  useKeys({
    'mod+k': () => (overlay === 'palette' ? close() : search()),
    '/': search,
    '?': () => openOverlay('shortcuts'),
    'g h': () => void navigate({ to: '/' }),
    'g n': () => void navigate({ to: '/inbox' }),
    'g i': () => void navigate({ to: '/incidents' }),
    'g p': () => void navigate({ to: '/post-mortems' }),
    'g f': () => void navigate({ to: '/follow-ups' }),
    'g s': () => void navigate({ to: '/settings' }),
    n: () => mayCreate && openOverlay('new-incident'),
  });
  // Fetched once the page rests, so that typing right after Ctrl K finds it there.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1500);
    return () => clearTimeout(timer);
  }, []);
  // Words written without a line go on their way once there is one, whichever page comes first.
  useEffect(() => {
    if (!me?.id || !reachable || documentsWithUnsent(me.id).length === 0) return;
    const { id, name } = me;
    const send = async () => {
      if (!(await check())) return;
      const { sendKept } = await import('../editor/send-kept.ts');
      await sendKept({ id, name });
    };
    const timer = setTimeout(() => void send(), 3000);
    return () => clearTimeout(timer);
  }, [me, reachable]);
  useEffect(() => {
    if (!me) void navigate({ to: '/sign-in', search: { next: location.pathname + location.search }, replace: true });
  }, [me, navigate]);
  if (!me) return null;
  return (
    <ReaderZoneContext value={me.timeZone ?? browserZone}>
      <div className="shell">
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <OfflineBanner />
        <Nav onSearch={search} />
        <div className="shell-page">
          <Outlet />
        </div>
      </div>
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'new-incident' && <NewIncident onClose={close} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </ReaderZoneContext>
  );
}
