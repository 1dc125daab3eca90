import { useNavigate } from '@tanstack/react-router';
import { Command as CommandList } from 'cmdk';
import {
  ArrowRight,
  BookOpenText,
  type LucideIcon,
  MessageSquareText,
  Plus,
  Search,
  Siren,
  SunMoon,
} from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { type SearchHit, useSearch } from '../data/installation.ts';
import { useMay, useWord } from '../data/session.ts';
import { Modal } from '../ui/dialog.tsx';
import { Found } from '../ui/found.tsx';
import { openOverlay } from '../ui/overlay.ts';
import { nextTheme } from '../ui/theme.ts';
import { takeTypeAhead } from '../ui/type-ahead.ts';
import './palette.css';

type Command = { label: string; keys?: string; icon?: LucideIcon; run: () => void };

const HIT_ICONS = { incident: Siren, 'post-mortem': BookOpenText, event: MessageSquareText };

/** Everything by typing: places, commands, and a search over all that is stored. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const word = useWord();
  const mayCreate = useMay('incident.create');
  const isAdmin = useMay('member.manage');
  const [query, setQuery] = useState('');
  // The field has the focus by now: what was typed on the way here comes first.
  useEffect(() => setQuery(takeTypeAhead()), []);
  const hits = useSearch(useDeferredValue(query.trim()), undefined, 8);
  const text = query.trim().toLowerCase();
  const matches = (label: string) => text.split(/\s+/).every((part) => label.toLowerCase().includes(part));

  const go = (to: string) => {
    onClose();
    void navigate({ to });
  };
  const place = (label: string, to: string, keys?: string): Command => ({ label, keys, run: () => go(to) });
  const commands = [
    ...(mayCreate ? [{ label: 'New incident', keys: 'N', icon: Plus, run: () => openOverlay('new-incident') }] : []),
    place('Home', '/', 'G H'),
    place('Inbox', '/inbox', 'G N'),
    place('Incidents', '/incidents', 'G I'),
    place(word.Many, '/post-mortems', 'G P'),
    place('Follow-ups', '/follow-ups', 'G F'),
    place('Your profile', '/settings/profile'),
    place('Decision policy', '/settings/policy'),
    ...(isAdmin
      ? [
          place('Members', '/settings/members'),
          place('API keys', '/settings/keys'),
          place('Sources', '/settings/sources'),
          place('Channels', '/settings/channels'),
          place('Delivery', '/settings/delivery'),
        ]
      : []),
    { label: 'Switch between light, dark and the system’s theme', icon: SunMoon, run: () => nextTheme() },
  ].filter(({ label }) => matches(label));
  const found = text.length > 1 ? (hits.data?.items ?? []) : [];
  const reference = /^(inc|pm)-?\s?(\d{1,9})$/i.exec(text);

  return (
    <Modal className="palette-box" label={{ 'aria-label': 'Search and commands' }} onClose={onClose}>
      <CommandList className="palette" shouldFilter={false} loop label="Search and commands">
        <CommandList.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Search everything, or type a command"
          autoFocus
        />
        <CommandList.List>
          {reference && (
            <CommandList.Item
              value="reference"
              onSelect={() =>
                go(
                  `/${reference[1] === 'inc' ? 'incidents' : 'post-mortems'}/${reference[1]!.toUpperCase()}-${reference[2]}`,
                )
              }
            >
              <ArrowRight size={16} aria-hidden />
              <span>
                Open {reference[1]!.toUpperCase()}-{reference[2]}
              </span>
            </CommandList.Item>
          )}
          {found.length > 0 && (
            <CommandList.Group heading="Found">
              {found.map((hit) => (
                <Hit key={hit.kind + hit.id} hit={hit} onOpen={() => go(addressOf(hit))} />
              ))}
              <CommandList.Item
                value="all-results"
                onSelect={() => go(`/search?q=${encodeURIComponent(query.trim())}`)}
              >
                <Search size={16} aria-hidden />
                <span>All results for “{query.trim()}”</span>
              </CommandList.Item>
            </CommandList.Group>
          )}
          {commands.length > 0 && (
            <CommandList.Group heading="Commands">
              {commands.map(({ label, keys, icon: Icon = ArrowRight, run }) => (
                <CommandList.Item key={label} value={label} onSelect={run}>
                  <Icon size={16} aria-hidden />
                  <span>{label}</span>
                  {keys && <small>{keys}</small>}
                </CommandList.Item>
              ))}
            </CommandList.Group>
          )}
          {text.length > 1 && found.length === 0 && !hits.isFetching && (
            <p className="palette-empty">Nothing found for “{query.trim()}”. Fewer words find more.</p>
          )}
        </CommandList.List>
      </CommandList>
      <div className="palette-foot">
        <span>↑↓ move</span>
        <span>↵ open</span>
        <span>esc close</span>
      </div>
    </Modal>
  );
}

function Hit({ hit, onOpen }: { hit: SearchHit; onOpen: () => void }) {
  const Icon = HIT_ICONS[hit.kind];
  return (
    <CommandList.Item value={hit.kind + hit.id} onSelect={onOpen}>
      <Icon size={16} aria-hidden />
      <div className="palette-hit">
        <div className="clamp-1 words" dir="auto">
          {hit.title}
        </div>
        <p className="clamp-1 words" dir="auto">
          <Found text={hit.excerpt} />
        </p>
      </div>
      <small>{hit.reference}</small>
    </CommandList.Item>
  );
}

function addressOf(hit: SearchHit): string {
  if (hit.kind === 'post-mortem') return `/post-mortems/${hit.reference}`;
  if (hit.kind === 'incident') return `/incidents/${hit.reference}`;
  return `/incidents/${hit.reference}?event=${hit.id}`;
}
