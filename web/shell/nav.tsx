import { Link, type LinkProps, useLocation, useNavigate } from '@tanstack/react-router';
import {
  BookOpenText,
  CalendarClock,
  ChartNoAxesColumn,
  Ellipsis,
  House,
  Inbox,
  ListChecks,
  type LucideIcon,
  Search,
  Settings,
  Siren,
} from 'lucide-react';
import { useHome } from '../data/installation.ts';
import { useUnreadCount } from '../data/notifications.ts';
import { useMe, useSession, useWord } from '../data/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { modKey } from '../ui/use-keys.ts';
import { useNarrow } from '../ui/use-narrow.ts';

type ItemProps = {
  to: LinkProps['to'];
  icon: LucideIcon;
  label: string;
  count?: number;
  most?: number;
  exact?: boolean;
};

function Item({ to, icon: Icon, label, count, most = 999, exact }: ItemProps) {
  return (
    <Link to={to} className="nav-item" activeOptions={{ exact: exact ?? false }}>
      <Icon size={16} strokeWidth={1.7} aria-hidden />
      <span>{label}</span>
      {count ? (
        <b>
          {count > most ? `${most}+` : count}
          <span className="hidden-text"> for you</span>
        </b>
      ) : null}
    </Link>
  );
}

/** What is not looked at every day; below the thumb it stands behind one button, so that each of the others has room for its name. */
const REST: { to: '/review-board' | '/value' | '/settings'; icon: LucideIcon; label: string }[] = [
  { to: '/review-board', icon: CalendarClock, label: 'Review board' },
  { to: '/value', icon: ChartNoAxesColumn, label: 'Value' },
  { to: '/settings', icon: Settings, label: 'Settings' },
];

function More() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const isHere = REST.some(({ to }) => pathname.startsWith(to));
  return (
    <Menu
      trigger={
        <button type="button" className={isHere ? 'nav-item active' : 'nav-item'}>
          <Ellipsis size={16} strokeWidth={1.7} aria-hidden />
          <span>More</span>
          <span className="hidden-text"> places</span>
        </button>
      }
    >
      {REST.map(({ to, icon: Icon, label }) => (
        <MenuItem key={to} onSelect={() => void navigate({ to })}>
          <Icon size={16} strokeWidth={1.7} aria-hidden />
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

const PHONE = 640;

export function Nav({ onSearch }: { onSearch: () => void }) {
  const me = useMe();
  const session = useSession();
  const word = useWord();
  const counts = useHome().data?.counts;
  const unread = useUnreadCount().data?.unread;
  const isPhone = useNarrow(PHONE);
  return (
    <nav className="nav" aria-label="Main">
      <Link to="/" className="nav-brand" aria-label="Debrief, home">
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <rect width="18" height="18" rx="5" fill="var(--accent)" />
          <path d="M5 9h8" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <span dir="auto">{session?.installation.name || 'Debrief'}</span>
      </Link>
      <button type="button" className="nav-item nav-search" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Search size={15} strokeWidth={1.7} aria-hidden />
        <span>Search</span>
        <small>{modKey}K</small>
      </button>
      <Item to="/" icon={House} label="Home" count={counts?.waiting} exact />
      <Item to="/inbox" icon={Inbox} label="Inbox" count={unread} most={99} />
      <Item to="/incidents" icon={Siren} label="Incidents" />
      <Item to="/post-mortems" icon={BookOpenText} label={word.Many} />
      {!isPhone && <Item to="/review-board" icon={CalendarClock} label="Review board" />}
      <Item to="/follow-ups" icon={ListChecks} label="Follow-ups" count={counts?.followUps} />
      {isPhone ? <More /> : <Item to="/value" icon={ChartNoAxesColumn} label="Value" />}
      <div className="nav-space" />
      {!isPhone && <Item to="/settings" icon={Settings} label="Settings" />}
      {me && (
        <Link to="/settings/profile" className="nav-item nav-me">
          <Avatar name={me.name} />
          <span dir="auto">{me.name}</span>
          <span className="hidden-text">, your profile</span>
        </Link>
      )}
    </nav>
  );
}
