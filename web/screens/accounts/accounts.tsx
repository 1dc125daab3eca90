import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ACCOUNT_QUESTIONS, NAMELESS } from '#shared/rules/accounts.ts';
import { ROLE_WORDS } from '../../blocks/people/role-words.ts';
import {
  type AccountList,
  type AccountRow,
  useAccounts,
  useAskForAccounts,
  useCloseAccounts,
  useRenewAccountLink,
  useWithdrawAccountRequest,
} from '../../data/accounts.ts';
import { usePostMortem } from '../../data/post-mortems.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, CopyButton } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago, Clock, Day } from '../../ui/when.tsx';
import { ZoneContext } from '../../ui/zone.ts';
import './accounts.css';

type Made = { person: { id: string; name: string }; link: string; expiresAt: string };

/** Who was asked, who has written, and what may be read of it. */
export default function Accounts() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/accounts' });
  const postMortem = usePostMortem(ref).data;
  const list = useAccounts(ref);
  const [made, setMade] = useState<Made[]>([]);
  return (
    <ZoneContext value={postMortem?.timeZone ?? 'UTC'}>
      <Page
        title={`Accounts of ${ref}`}
        hasHeading={false}
        width="narrow"
        crumbs={
          <DocumentCrumbs document={ref} reference={postMortem?.reference}>
            Accounts
          </DocumentCrumbs>
        }
      >
        {list.error && !list.data ? (
          <Failed error={list.error} what="accounts" retry={() => void list.refetch()} />
        ) : !list.data ? (
          <BoneRows rows={4} />
        ) : (
          <>
            {list.data.mine === 'asked' && (
              <p className="accounts-mine">
                You are asked for yours. The others’ are shown once it is sent.{' '}
                <Link to="/post-mortems/$ref/account" params={{ ref }} className="btn btn-primary">
                  Write it
                </Link>
              </p>
            )}
            {made.map((one) => (
              <NewLink key={one.link} {...one} />
            ))}
            <Asked list={list.data} refName={ref} onLink={(one) => setMade((old) => [...old, one])} />
            <Others list={list.data} refName={ref} onLinks={(links) => setMade((old) => [...old, ...links])} />
          </>
        )}
      </Page>
    </ZoneContext>
  );
}

/** Shown this once: only its hash is kept. */
function NewLink({ person, link, expiresAt }: Made) {
  return (
    <div className="accounts-link" role="status">
      <p>
        <b>{person.name}</b> cannot sign in. Send them this link; it opens their account alone, until it is sent or{' '}
        <Day at={expiresAt} />. It is shown this once.
      </p>
      <div>
        <code>{link}</code>
        <CopyButton text={link} />
      </div>
    </div>
  );
}

function Asked({ list, refName, onLink }: { list: AccountList; refName: string; onLink: (made: Made) => void }) {
  const close = useCloseAccounts();
  const mayAsk = list.may['post-mortem.edit'] === true;
  const waiting = list.items.filter((one) => one.state === 'asked').length;
  if (list.items.length === 0)
    return (
      <State title="Nobody was asked yet" inline>
        <p>
          Ask those who were there what they noticed, expected and tried, before they read what others remember. What
          they hang on a time becomes part of the timeline, as recalled.
        </p>
      </State>
    );
  return (
    <>
      <header className="accounts-head">
        <h2>
          {list.items.length - waiting} of {list.items.length} answered
        </h2>
        {mayAsk && waiting > 0 && (
          <Button
            small
            busy={close.isPending}
            data-tip="What was sent goes on the timeline; whoever has not answered is asked no longer"
            onClick={() => close.mutate({ id: refName }, { onSuccess: () => say('Nobody is waited for any more.') })}
          >
            Stop waiting
          </Button>
        )}
      </header>
      <ul className="accounts">
        {list.items.map((one) => (
          <Account key={one.id} account={one} mayAsk={mayAsk} onLink={onLink} />
        ))}
      </ul>
    </>
  );
}

function Account({ account, mayAsk, onLink }: { account: AccountRow; mayAsk: boolean; onLink: (made: Made) => void }) {
  const withdraw = useWithdrawAccountRequest();
  const renew = useRenewAccountLink();
  const { person, role, state, sight, sentAt, askedAt, answers } = account;
  const name = person?.name ?? (role ? NAMELESS[role] : 'A participant');
  return (
    <li>
      <div className="account-who">
        <Avatar name={person?.name ?? '?'} />
        <span>
          <b>{name}</b>
          {person && role && <span className="faint"> {ROLE_WORDS[role].toLowerCase()}</span>}
        </span>
        <span className="account-state">
          {state === 'asked' ? (
            <>
              asked <Ago at={askedAt} />
            </>
          ) : state === 'declined' ? (
            'writes none'
          ) : sentAt ? (
            <>
              sent <Ago at={sentAt} />
            </>
          ) : (
            'sent'
          )}
        </span>
        {mayAsk && state === 'asked' && (
          <span className="account-acts">
            {account.byLink && (
              <Button
                small
                look="plain"
                busy={renew.isPending}
                onClick={() => renew.mutate({ id: account.id }, { onSuccess: onLink })}
              >
                New link
              </Button>
            )}
            <Button small look="plain" busy={withdraw.isPending} onClick={() => withdraw.mutate({ id: account.id })}>
              Ask no longer
            </Button>
          </span>
        )}
      </div>
      {state === 'sent' && sight === 'after-yours' && <p className="small faint">To be read once yours is sent.</p>}
      {state === 'sent' && sight === 'hidden' && <p className="small faint">Shared with the owner only.</p>}
      {answers.length > 0 && (
        <dl className="account-answers">
          {ACCOUNT_QUESTIONS.flatMap(({ key, ask }) => {
            const answer = answers.find((one) => one.question === key);
            return answer
              ? [
                  <div key={key}>
                    <dt>
                      {ask}
                      {answer.at && (
                        <>
                          {' '}
                          <Clock at={answer.at} className="num" />
                        </>
                      )}
                    </dt>
                    <dd dir="auto">{answer.text}</dd>
                  </div>,
                ]
              : [];
          })}
        </dl>
      )}
    </li>
  );
}

function Others({ list, refName, onLinks }: { list: AccountList; refName: string; onLinks: (made: Made[]) => void }) {
  const ask = useAskForAccounts();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (list.may['post-mortem.edit'] !== true || list.others.length === 0) return null;
  const chosen = list.others.filter((one) => !left.has(one.id));
  return (
    <form
      className="accounts-ask"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate(
          { id: refName, personIds: chosen.map((one) => one.id) },
          {
            onSuccess: ({ asked, links }) => {
              onLinks(links);
              say(asked === 1 ? 'One person was asked.' : `${asked} people were asked.`);
            },
          },
        );
      }}
    >
      <h2>Ask</h2>
      {list.others.map((person) => (
        <label key={person.id}>
          <input
            type="checkbox"
            checked={!left.has(person.id)}
            onChange={() =>
              setLeft((old) => {
                const next = new Set(old);
                if (!next.delete(person.id)) next.add(person.id);
                return next;
              })
            }
          />
          <span>
            {person.name} <span className="faint">{ROLE_WORDS[person.role].toLowerCase()}</span>
            {!person.isMember && <span className="faint">, by a link: cannot sign in</span>}
          </span>
        </label>
      ))}
      <Button type="submit" look="primary" busy={ask.isPending} disabled={chosen.length === 0}>
        {chosen.length === 1 ? 'Ask one person' : `Ask ${chosen.length} people`}
      </Button>
    </form>
  );
}
