import { ExternalLink, Mail, Paperclip } from 'lucide-react';
import { useIncident } from '../../../data/incidents.ts';
import { usePostMortem } from '../../../data/post-mortems.ts';
import { dayAndClock } from '../../../ui/time-words.ts';
import { useZone } from '../../../ui/zone.ts';
import { Floating } from '../floating.tsx';
import { domainOf, type InternalPage } from './address.ts';
import './links.css';

export type Pointed = { anchor: HTMLElement; href: string; page: InternalPage | undefined };

/** What a link leads to, beside it. Nothing is asked of anybody outside: of an address there we show the address. */
export function LinkCard({ anchor, href, page, keys }: Pointed & { keys: string }) {
  return (
    <Floating className="popover link-card" rect={() => anchor.getBoundingClientRect()} role="tooltip">
      {page?.kind === 'incident' && <IncidentLines reference={page.reference} />}
      {page?.kind === 'post-mortem' && <PostMortemLines reference={page.reference} />}
      {!page && <AddressLines href={href} />}
      <p className="link-card-foot">{keys} to open</p>
    </Floating>
  );
}

function IncidentLines({ reference }: { reference: string }) {
  const { data, isError } = useIncident(reference);
  const zone = useZone();
  if (!data) return <p className="link-card-title">{isError ? 'Nothing that you may see' : 'Looking…'}</p>;
  return (
    <>
      <p className="link-card-title words">{data.title}</p>
      <p className="panel-note">
        {[data.reference, data.severity, data.status, dayAndClock(data.startedAt, zone)].filter(Boolean).join(' · ')}
      </p>
    </>
  );
}

function PostMortemLines({ reference }: { reference: string }) {
  const { data, isError } = usePostMortem(reference);
  if (!data) return <p className="link-card-title">{isError ? 'Nothing that you may see' : 'Looking…'}</p>;
  const status = { draft: 'draft', 'in-review': 'in review', published: 'published' }[data.status];
  return (
    <>
      <p className="link-card-title words">{data.title}</p>
      <p className="panel-note">{[data.reference, status, data.owner.person?.name].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function AddressLines({ href }: { href: string }) {
  const Icon = href.startsWith('mailto:') ? Mail : href.startsWith('/api/v1/files/') ? Paperclip : ExternalLink;
  const isFile = href.startsWith('/');
  return (
    <>
      <p className="link-card-title">
        <Icon size={14} aria-hidden /> {isFile ? 'A file of this document' : domainOf(href)}
      </p>
      {!isFile && <p className="panel-note link-card-address">{href}</p>}
    </>
  );
}
