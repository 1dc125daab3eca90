import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import { type Entry, PAGES, SETTINGS } from './settings-pages.ts';
import './settings.css';
import './table.css';

export default function Settings() {
  const may = useMe()?.may ?? {};
  const { pathname } = useLocation();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const here = PAGES.find(([to]) => pathname === to || pathname.startsWith(`${to}/`))?.[1] ?? 'Settings';
  // Whoever goes somewhere has found it: the list is open for the page it was opened on.
  const isOpen = openOn === pathname;
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
        <button
          type="button"
          className="btn settings-all"
          aria-expanded={isOpen}
          aria-controls="settings-nav"
          onClick={() => setOpenOn(isOpen ? null : pathname)}
        >
          All settings <ChevronDown size={14} aria-hidden />
        </button>
        <nav id="settings-nav" className={isOpen ? 'settings-nav is-open' : 'settings-nav'} aria-label="Settings">
          {SETTINGS.map(([group, pages]) => {
            const mine = pages.filter(([, , needs]) => needs === null || may[needs]);
            return mine.length > 0 && <Group key={group} name={group} pages={mine} />;
          })}
        </nav>
        <div className="settings-page">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}

function Group({ name, pages }: { name: string; pages: readonly Entry[] }) {
  return (
    <div>
      <p aria-hidden>{name}</p>
      <ul aria-label={name}>
        {pages.map(([to, label]) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
