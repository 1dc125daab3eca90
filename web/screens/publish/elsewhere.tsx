import { useState } from 'react';
import { type Placed, type PlacedPage, usePages, usePush, useTryPageAgain } from '../../data/destinations.ts';
import type { Audience, Publication } from '../../data/publications.ts';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/when.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { PushDialog } from './push-dialog.tsx';
import './elsewhere.css';

type Props = {
  reference: string;
  audience: Audience;
  /** The version that could be sent; none when everything was withdrawn. */
  newest: Publication | undefined;
  isPrivate: boolean;
  mayManage: boolean;
};

/** Within these milliseconds of coming out, a version is picked up by the destinations that take it by themselves. */
const FRESH_MS = 15_000;

/** Where versions for this audience stand besides here, and how each of them is. */
export function Elsewhere({ reference, audience, newest, isPrivate, mayManage }: Props) {
  const isFresh = newest !== undefined && Date.now() - Date.parse(newest.publishedAt) < FRESH_MS;
  const items = (usePages(reference, isFresh).data?.items ?? []).filter(
    ({ destination }) => destination.audience === audience,
  );
  const shown = items.filter(({ page }) => page !== null || (mayManage && newest));
  if (shown.length === 0) return null;
  return (
    <ul className="elsewhere" aria-label="Elsewhere">
      {shown.map((placed) => (
        <ElsewhereRow
          key={placed.destination.id}
          placed={placed}
          newest={newest}
          isPrivate={isPrivate}
          mayManage={mayManage}
        />
      ))}
    </ul>
  );
}

type RowProps = Pick<Props, 'newest' | 'isPrivate' | 'mayManage'> & { placed: Placed };
function ElsewhereRow({ placed: { destination, page }, newest, isPrivate, mayManage }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const again = useTryPageAgain();
  const push = usePush();
  const isBehind =
    newest !== undefined &&
    (page === null || page.number < newest.number || page.state === 'left' || page.state === 'withdrawn');
  const send = () => {
    if (!newest) return;
    if (isPrivate || push.isError) setOpen(true);
    else push.mutate({ id: newest.id, destinationId: destination.id }, { onError: () => setOpen(true) });
  };
  return (
    <li className={`elsewhere-row ${page?.state === 'failed' || page?.state === 'conflict' ? 'is-bad' : ''}`}>
      <div>
        <b dir="auto">{destination.name}</b> <StateWords page={page} />
        {page?.fault && <p className="small elsewhere-fault">{page.fault}</p>}
      </div>
      <div className="elsewhere-acts">
        {page?.url && (
          <a className="btn btn-plain btn-small" href={page.url} target="_blank" rel="noreferrer">
            Open<span className="hidden-text"> in {destination.name}</span> ↗
          </a>
        )}
        {mayManage && page?.state === 'conflict' && (
          <Button small onClick={() => setOpen(true)}>
            Decide…
          </Button>
        )}
        {mayManage && (page?.state === 'failed' || (page?.state === 'waiting' && page.fault)) && (
          <Button small busy={again.isPending} onClick={() => again.mutate({ id: page.id })}>
            Try again
          </Button>
        )}
        {mayManage && newest && isBehind && page?.state !== 'conflict' && (
          <Button
            small
            busy={push.isPending}
            onClick={send}
            aria-label={`Send version ${newest.number} to ${destination.name}`}
          >
            Send version {newest.number}
          </Button>
        )}
      </div>
      {isOpen && page?.state === 'conflict' ? (
        <ConflictDialog name={destination.name} page={page} onClose={() => setOpen(false)} />
      ) : (
        isOpen &&
        newest && (
          <PushDialog destination={destination} version={newest} isPrivate={isPrivate} onClose={() => setOpen(false)} />
        )
      )}
    </li>
  );
}

/** How it stands there, in a few words. */
function StateWords({ page }: { page: PlacedPage | null }) {
  return (
    <span className="small elsewhere-state" role="status">
      {page === null ? 'nothing was sent' : wordsOf(page)}
      {page?.state === 'pushed' && page.pushedAt && (
        <span className="faint">
          , <Ago at={page.pushedAt} />
        </span>
      )}
      {page?.state === 'waiting' && page.fault && page.nextTryAt && (
        <span className="faint">
          , again <Ago at={page.nextTryAt} />
        </span>
      )}
    </span>
  );
}

function wordsOf({ state, task, conflict, number, pushedNumber }: PlacedPage): string {
  const what = task === 'withdraw' ? 'that it was withdrawn' : `version ${number}`;
  switch (state) {
    case 'pushed':
      return `shows version ${pushedNumber}`;
    case 'waiting':
      return task === 'withdraw' ? 'is being told that it was withdrawn' : `is getting version ${number}`;
    case 'conflict':
      return conflict === 'gone'
        ? `did not get ${what}: the page was deleted there`
        : `did not get ${what}: somebody changed the page there`;
    case 'failed':
      return `did not get ${what}`;
    case 'left':
      return 'is left as people there changed it';
    case 'withdrawn':
      return 'shows nothing of it any more';
  }
}
