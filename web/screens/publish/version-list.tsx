import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AUDIENCES } from '#shared/redaction/plan.ts';
import { sayList } from '#shared/rules/plain-words.ts';
import { AUDIENCE_WORDS, type Publication, type PublicationList } from '../../data/publications.ts';
import { useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Clock, Day } from '../../ui/when.tsx';
import { Elsewhere } from './elsewhere.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Open = { what: 'share' | 'withdraw'; id: string };

/** The versions of each audience, the newest first. */
export function VersionList({ reference, list }: { reference: string; list: PublicationList }) {
  const word = useWord();
  const [open, setOpen] = useState<Open | null>(null);
  const mayManage = list.may['publication.manage'] === true;
  const opened = list.items.find(({ id }) => id === open?.id);
  return (
    <>
      <p className="publish-lead">
        A version is the text of this {word.one} for one audience, kept as it was on the day it was published.
        {mayManage && list.notYet && ` ${list.notYet}`}
      </p>
      {AUDIENCES.map((audience) => {
        const versions = list.items.filter((one) => one.audience === audience);
        return (
          <section key={audience} className="publish-group" aria-labelledby={`for-${audience}`}>
            <div className="publish-group-head">
              <h2 id={`for-${audience}`}>For {AUDIENCE_WORDS[audience]}</h2>
              {mayManage && list.notYet === null && (
                <Link
                  className="btn btn-default"
                  to="/post-mortems/$ref/publications"
                  params={{ ref: reference }}
                  search={{ for: audience }}
                >
                  New version for {AUDIENCE_WORDS[audience]}
                </Link>
              )}
            </div>
            {versions.length === 0 ? (
              <p className="faint small">Nothing published.</p>
            ) : (
              <ul className="publish-versions">
                {versions.map((version) => (
                  <VersionRow
                    key={version.id}
                    reference={reference}
                    version={version}
                    mayManage={mayManage}
                    ask={(what) => setOpen({ what, id: version.id })}
                  />
                ))}
              </ul>
            )}
            <Elsewhere
              reference={reference}
              audience={audience}
              newest={versions.find(({ withdrawn }) => !withdrawn)}
              isPrivate={list.private}
              mayManage={mayManage}
            />
          </section>
        );
      })}
      {opened && open?.what === 'share' && (
        <ShareDialog
          version={opened}
          isPrivate={list.private}
          mayOpen={list.may['publication.open'] === true}
          onClose={() => setOpen(null)}
        />
      )}
      {opened && open?.what === 'withdraw' && <WithdrawDialog version={opened} onClose={() => setOpen(null)} />}
    </>
  );
}

type RowProps = {
  reference: string;
  version: Publication;
  mayManage: boolean;
  ask: (what: Open['what']) => void;
};
function VersionRow({ reference, version, mayManage, ask }: RowProps) {
  const { number, title, publishedAt, publishedBy, note, withdrawn } = version;
  const links = version.shares.filter(({ state }) => state === 'open').length;
  return (
    <li className="publish-version">
      <div>
        <Link
          to="/post-mortems/$ref/publications"
          params={{ ref: reference }}
          search={{ version: version.id }}
          className="publish-version-title"
        >
          Version {number}: <span dir="auto">{title}</span>
        </Link>{' '}
        {withdrawn && <Chip tone="warn">Withdrawn</Chip>}
        <p className="small faint">
          <Day at={publishedAt} /> <Clock at={publishedAt} />, {publishedBy}
          {version.readers && <>. {sayReaders(version.readers)}</>}
          {links > 0 && <>. {links === 1 ? '1 open link' : `${links} open links`}</>}
        </p>
        {note && (
          <p className="small" dir="auto">
            {note}
          </p>
        )}
        {withdrawn && (
          <p className="small">
            Withdrawn by {withdrawn.by}: <span dir="auto">{withdrawn.reason}</span>
          </p>
        )}
      </div>
      {mayManage && !withdrawn && (
        <div className="publish-version-acts">
          <Button small onClick={() => ask('share')} aria-label={`Share version ${number}`}>
            Share…
          </Button>
          <Button small look="plain" onClick={() => ask('withdraw')} aria-label={`Withdraw version ${number}`}>
            Withdraw…
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who keeps to themself what they read is in no count, and the words leave room for them. */
function sayReaders({ read, of, others, names, mayBeMore }: NonNullable<Publication['readers']>): string {
  if (names.length === 0) return mayBeMore ? 'Nobody has read it who shows it' : 'Nobody has read it yet';
  const more = read + others - names.length;
  const all = more > 0 ? `${names.join(', ')} and ${more} more` : sayList(names, names.length);
  const near = of === 0 ? '' : `: ${read} of the ${of} who took part`;
  return `Read by ${all}${mayBeMore ? ', and perhaps others' : ''}${near}`;
}
