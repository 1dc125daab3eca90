import { useState } from 'react';
import { type Publication, publicationSite, type Share, useRevokeShare, useShare } from '../../data/publications.ts';
import { Button, CopyButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, SelectField } from '../../ui/field.tsx';
import { Day } from '../../ui/when.tsx';

const ENDS = [
  ['7', 'in 7 days'],
  ['30', 'in 30 days'],
  ['90', 'in 90 days'],
  ['365', 'in a year'],
] as const;

type ShareDialogProps = { version: Publication; isPrivate: boolean; mayOpen: boolean; onClose: () => void };

/** Links to one version: the ones there are, and a new one, whose address is shown this once. */
export function ShareDialog({ version, isPrivate, mayOpen, onClose }: ShareDialogProps) {
  const [ends, setEnds] = useState('30');
  const [isListed, setListed] = useState(false);
  const [isSure, setSure] = useState(false);
  const share = useShare();
  const make = () =>
    share.mutate({
      id: version.id,
      ...(ends === 'never' ? { public: true, listed: isListed } : { days: Number(ends) }),
      confirmPrivate: isSure,
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Share version ${version.number}`}
      description="Whoever has the link can read this version and take it along, without an account. Who opens it is not stored, only how often."
      onSubmit={make}
      foot={
        <>
          <Button onClick={onClose}>Done</Button>
          <Button type="submit" look="primary" busy={share.isPending} disabled={isPrivate && !isSure}>
            Make a link
          </Button>
        </>
      }
    >
      <SelectField label="It ends" value={ends} onChange={(event) => setEnds(event.target.value)}>
        {ENDS.map(([days, words]) => (
          <option key={days} value={days}>
            {words}
          </option>
        ))}
        {mayOpen && <option value="never">never: a public page</option>}
      </SelectField>
      {ends === 'never' && (
        <CheckField
          label="Search engines may list it"
          checked={isListed}
          onChange={(event) => setListed(event.target.checked)}
        />
      )}
      {isPrivate && (
        <CheckField
          label="Yes, share it although the incident is private"
          hint="People who may not see the incident will read this."
          checked={isSure}
          onChange={(event) => setSure(event.target.checked)}
        />
      )}
      <FormError error={share.error} />
      {share.data && (
        <div className="share-made" role="status">
          <p className="small">Copy the link now: it is not shown again.</p>
          <div className="share-link">
            <code>{share.data.link}</code>
            <CopyButton text={share.data.link} />
          </div>
        </div>
      )}
      <p className="small share-folder">
        Or take it along as a folder for your own web host:{' '}
        {isPrivate && !isSure ? (
          <span className="faint">say yes first</span>
        ) : (
          <a className="link" href={publicationSite(version.id, { isListed, isSure })}>
            a page by itself, with its files
          </a>
        )}
      </p>
      <Links shares={version.shares} />
    </Dialog>
  );
}

function Links({ shares }: { shares: Share[] }) {
  const revoke = useRevokeShare();
  if (shares.length === 0) return null;
  return (
    <section aria-labelledby="links-made">
      <h3 id="links-made" className="group-title">
        Links made
      </h3>
      <ul className="share-list">
        {shares.map((share) => (
          <li key={share.id}>
            <span>
              {share.madeBy}, <Day at={share.madeAt} />: {sayEnd(share)}
              {share.state === 'open' && share.expiresAt && <Day at={share.expiresAt} />}, opened{' '}
              {share.opens === 1 ? 'once' : `${share.opens} times`}
            </span>
            {share.state === 'open' && (
              <Button small look="plain" busy={revoke.isPending} onClick={() => revoke.mutate({ id: share.id })}>
                End it
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayEnd({ state, expiresAt }: Share): string {
  if (state === 'revoked') return 'ended early';
  if (state === 'expired') return 'ended';
  return expiresAt ? 'until ' : 'without an end';
}
