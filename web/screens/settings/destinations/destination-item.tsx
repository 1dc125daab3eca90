import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, MoreHorizontal } from 'lucide-react';
import { type Destination, useCheckDestination } from '../../../data/destinations.ts';
import { AUDIENCE_WORDS } from '../../../data/publications.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../../ui/menu.tsx';
import { Ago } from '../../../ui/when.tsx';
import { DESTINATION_NAMES, placeWords } from './destination-words.ts';

type Props = { destination: Destination; onEdit: () => void; onRemove: () => void };
export function DestinationItem({ destination, onEdit, onRemove }: Props) {
  const { id, name, kind, settings, audience, automatic, isBeingChecked } = destination;
  const check = useCheckDestination();
  return (
    <section className="destination" aria-label={name}>
      <div className="destination-head">
        <div className="destination-name">
          <b className="words" dir="auto">
            {name}
          </b>
          <span className="faint small">
            {[DESTINATION_NAMES[kind], placeWords(kind, settings)].filter(Boolean).join(' · ')}
          </span>
        </div>
        <div className="destination-acts">
          <Button small busy={check.isPending || isBeingChecked} onClick={() => check.mutate({ id })}>
            {isBeingChecked ? 'Checking…' : 'Check'}
          </Button>
          <Menu
            trigger={
              <Button look="plain" small icon aria-label={`What to do with ${name}`}>
                <MoreHorizontal size={15} aria-hidden />
              </Button>
            }
          >
            <MenuItem onSelect={onEdit}>Edit…</MenuItem>
            <MenuLine />
            <MenuItem danger onSelect={onRemove}>
              Remove…
            </MenuItem>
          </Menu>
        </div>
      </div>
      <p className="destination-takes small">
        Takes versions for {AUDIENCE_WORDS[audience]}
        {limitsOf(destination)}, {automatic ? 'by itself as they come out' : 'when somebody sends them'}.
        <Counts counts={destination.counts} />
      </p>
      <CheckWords destination={destination} />
      <OpenPages open={destination.open} />
    </section>
  );
}

function limitsOf({ templates, teamIds, serviceIds }: Destination): string {
  const said = [
    templates.length > 0 && `${templates.length} ${templates.length === 1 ? 'template' : 'templates'}`,
    teamIds.length > 0 && `${teamIds.length} ${teamIds.length === 1 ? 'team' : 'teams'}`,
    serviceIds.length > 0 && `${serviceIds.length} ${serviceIds.length === 1 ? 'service' : 'services'}`,
  ].filter(Boolean);
  return said.length > 0 ? ` of ${said.join(' and ')}` : '';
}

function Counts({ counts: { pushed } }: Pick<Destination, 'counts'>) {
  if (pushed === 0) return null;
  return (
    <>
      {' '}
      <span className="num">{pushed.toLocaleString('en')}</span> {pushed === 1 ? 'page is' : 'pages are'} up to date.
    </>
  );
}

/** What came of the last try, in the words it was given. */
function CheckWords({ destination: { check, isBeingChecked } }: Pick<Props, 'destination'>) {
  if (!check) return <p className="small faint">{isBeingChecked ? 'Being tried…' : 'Not tried yet.'}</p>;
  const { at, words, fault } = check;
  return (
    <p className={`destination-check small ${fault ? 'is-bad' : ''}`} role="status">
      {fault ? <CircleAlert size={14} aria-hidden /> : <CircleCheck size={14} aria-hidden />}
      <span>
        <span dir="auto">{fault ?? words}</span>{' '}
        <span className="faint">
          Checked <Ago at={at} />.
        </span>
      </span>
    </p>
  );
}

const STATE_WORDS = { conflict: 'changed there', failed: 'not sent', waiting: 'waits' } as const;

/** What waits or needs somebody, each with the way to where it is settled. */
function OpenPages({ open }: Pick<Destination, 'open'>) {
  if (open.length === 0) return null;
  return (
    <ul className="destination-open">
      {open.map(({ id, postMortem, title, state, fault }) => (
        <li key={id} className="small">
          <Link to="/post-mortems/$ref/publications" params={{ ref: postMortem }}>
            {postMortem} <span dir="auto">{title}</span>
          </Link>{' '}
          <Chip tone={state === 'waiting' ? 'plain' : 'warn'}>{STATE_WORDS[state as keyof typeof STATE_WORDS]}</Chip>
          {fault && <span className="quiet"> {fault}</span>}
        </li>
      ))}
    </ul>
  );
}
