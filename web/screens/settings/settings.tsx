import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Action } from '#shared/rules/access.ts';
import { useMe } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import './settings.css';
import './table.css';

type Entry = [to: string, label: string, needs: Action | null];
const PAGES: Entry[] = [
  ['/settings/profile', 'Your profile', null],
  ['/settings/policy', 'Decision policy', null],
  ['/settings/review', 'Review', null],
  ['/settings/follow-ups', 'Follow-ups', null],
  ['/settings/coach', 'Coach', null],
  ['/settings/templates', 'Templates', 'template.manage'],
  ['/settings/members', 'Members', 'member.read'],
  ['/settings/sources', 'Sources', 'source.manage'],
  ['/settings/trackers', 'Trackers', 'tracker.manage'],
  ['/settings/destinations', 'Destinations', 'destination.manage'],
  ['/settings/keys', 'API keys', 'key.manage'],
  ['/settings/installation', 'Installation', null],
  ['/settings/teams', 'Teams', null],
  ['/settings/channels', 'Channels', 'settings.edit'],
  ['/settings/delivery', 'Delivery', 'settings.edit'],
  ['/settings/record', 'Record', 'record.read'],
];

export default function Settings() {
  const may = useMe()?.may ?? {};
  const { pathname } = useLocation();
  const here = PAGES.find(([to]) => pathname === to || pathname.startsWith(`${to}/`))?.[1] ?? 'Settings';
  const nav = useRef<HTMLElement>(null);
  // On a phone the entries scroll sideways: the one shown must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up anew on every page
  useEffect(() => {
    nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <Page
      title={here}
      width="wide"
      crumbs={
        <>
          <Link to="/settings">Settings</Link> / <b>{here}</b>
        </>
      }
    >
      <div className="settings">
        <nav className="settings-nav" aria-label="Settings" ref={nav}>
          {PAGES.filter(([, , needs]) => needs === null || may[needs]).map(([to, label]) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </nav>
        <div className="settings-page">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
