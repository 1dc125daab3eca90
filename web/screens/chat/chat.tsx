import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { explain } from '../../data/api.ts';
import { useAddChat, useReadChat } from '../../data/chat.ts';
import { useIncident } from '../../data/incidents.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { TextField } from '../../ui/field.tsx';
import { toField } from '../../ui/local-time.ts';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { useZone } from '../../ui/zone.ts';
import { ZoneSelect } from '../../ui/zone-select.tsx';
import { type Corrections, correct, isReady, NO_CORRECTIONS, withName, withRow } from './corrections.ts';
import { Drop, type Dropped } from './drop.tsx';
import { MessageList } from './message-list.tsx';
import { PeopleFound } from './people-found.tsx';
import './chat.css';

const BATCH = 10_000;

/** A conversation becomes evidence: pasted or dropped, read, corrected, added to the timeline. */
export default function Chat() {
  const { ref } = useParams({ from: '/inside/incidents/$ref/chat' });
  const incident = useIncident(ref);
  const readerZone = useZone();
  const navigate = useNavigate();
  const read = useReadChat();
  const add = useAddChat();
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const [zone, setZone] = useState(readerZone);
  const [date, setDate] = useState('');
  const [channel, setChannel] = useState('');
  const [corrections, setCorrections] = useState<Corrections>(NO_CORRECTIONS);

  const startedAt = incident.data?.startedAt;
  useEffect(() => {
    if (startedAt) setDate((old) => old || toField(startedAt, readerZone).slice(0, 10));
  }, [startedAt, readerZone]);
  const { mutate } = read;
  useEffect(() => {
    if (!dropped || !date) return;
    const timer = setTimeout(
      () =>
        mutate({
          file: dropped.bytes,
          name: dropped.name ?? undefined,
          timeZone: zone,
          date,
          channel: channel || undefined,
        }),
      dropped.name ? 0 : 300,
    );
    return () => clearTimeout(timer);
  }, [dropped, zone, date, channel, mutate]);

  const messages = useMemo(
    () => (read.data?.messages ?? []).map((message) => correct(message, corrections)),
    [read.data, corrections],
  );
  const ready = messages.filter(isReady);
  const left = messages.filter((message) => message.left).length;
  const timeless = messages.length - left - ready.length;

  const addAll = async () => {
    let accepted = 0;
    let duplicates = 0;
    try {
      for (let from = 0; from < ready.length; from += BATCH) {
        const answer = await add.mutateAsync({
          id: ref,
          source: channel || read.data?.channels[0] || 'chat',
          messages: ready.slice(from, from + BATCH).map((message) => ({
            id: message.id,
            at: message.at,
            author: message.author,
            text: message.text,
            kind: message.kind,
            thread: message.thread,
            reactions: message.reactions,
            key: message.key,
            url: message.url,
          })),
        });
        accepted += answer.accepted;
        duplicates += answer.duplicates;
      }
      say(`${accepted} added to the timeline${duplicates > 0 ? `; ${duplicates} were there already` : ''}.`);
      void navigate({ to: '/incidents/$ref', params: { ref }, search: { show: 'all' } });
    } catch {
      // The refusal stands beside the button; what was added before it stays, and adding again adds nothing twice.
    }
  };
  const crumbs = (
    <Crumbs
      trail={[
        <Link key="incidents" to="/incidents">
          Incidents
        </Link>,
        <Link key="incident" to="/incidents/$ref" params={{ ref }}>
          {ref}
        </Link>,
      ]}
    >
      Paste chat
    </Crumbs>
  );
  if (incident.error) {
    return (
      <Page title="Paste chat" crumbs={crumbs}>
        <Failed error={incident.error} what="incident" retry={() => void incident.refetch()} />
      </Page>
    );
  }
  if (incident.data && !incident.data.may['event.add']) {
    return (
      <Page title="Paste chat" crumbs={crumbs}>
        <State title="Editors add to timelines">
          <p>Ask an admin for the editor role, or send the conversation to somebody who has it.</p>
        </State>
      </Page>
    );
  }
  return (
    <Page title={`Paste chat into ${ref}`} hasHeading={!dropped} crumbs={crumbs}>
      {dropped ? (
        <div className="chat-said">
          <span>
            {read.data ? (
              <>
                <b className="strong">{read.data.format}</b> · {messages.length.toLocaleString('en')} messages ·{' '}
                {read.data.people.length} people
                {read.data.channels.length > 0 && ` · ${read.data.channels.join(', ')}`}
              </>
            ) : read.error ? (
              (dropped.name ?? 'The pasted text')
            ) : (
              'Reading…'
            )}
          </span>
          <TextButton
            onClick={() => {
              setDropped(null);
              setCorrections(NO_CORRECTIONS);
              read.reset();
            }}
          >
            Paste something else
          </TextButton>
        </div>
      ) : (
        <>
          <h1 style={{ marginBottom: 4 }}>Add a conversation to {ref}</h1>
          <p className="quiet" style={{ marginBottom: 16 }}>
            Copy it out of Slack or Teams, or drop an export. You see what was understood before anything is stored.
          </p>
          <Drop onDrop={setDropped} />
        </>
      )}
      <div className="chat-options">
        <ZoneSelect
          label="Times are in"
          value={zone}
          onChange={(next) => setZone(next ?? readerZone)}
          hint={read.data?.needsZone ? 'They carry no zone: check this one.' : undefined}
        />
        <TextField
          label="It began on"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
          hint={read.data?.needsDate ? 'They carry no date: check this one.' : undefined}
        />
        <TextField
          label="Channel"
          optional
          placeholder="#inc-42"
          value={channel}
          onChange={(event) => setChannel(event.target.value)}
        />
      </div>
      {read.error ? (
        <State
          title="This could not be read"
          inline
          actions={<Button onClick={() => setDropped(null)}>Try another way</Button>}
        >
          <p role="alert">{explain(read.error)} Nothing was stored.</p>
        </State>
      ) : dropped && !read.data ? (
        <BoneRows rows={8} />
      ) : (
        read.data && (
          <>
            {read.data.problems.length > 0 && (
              <details className="chat-problems">
                <summary>
                  {read.data.problems.length === 1
                    ? 'One part was not understood'
                    : `${read.data.problems.length} parts were not understood`}
                </summary>
                <ul>
                  {read.data.problems.slice(0, 50).map((problem) => (
                    <li key={problem.where + problem.why} dir="auto">
                      {problem.where}: {problem.why}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <PeopleFound
              people={read.data.people}
              names={corrections.names}
              onRename={(was, name) => setCorrections((old) => withName(old, was, name))}
            />
            {messages.length > 0 && (
              <MessageList
                messages={messages}
                zone={zone}
                onCorrect={(id, change) => setCorrections((old) => withRow(old, id, change))}
              />
            )}
            <div className="chat-foot">
              <span role="status">
                {[
                  left > 0 && `${left} left out`,
                  timeless > 0 && `${timeless} without a time`,
                  add.error && explain(add.error),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <Link to="/incidents/$ref" params={{ ref }} className="btn">
                Cancel
              </Link>
              <Button look="primary" busy={add.isPending} disabled={ready.length === 0} onClick={() => void addAll()}>
                Add {ready.length.toLocaleString('en')} to the timeline
              </Button>
            </div>
          </>
        )
      )}
    </Page>
  );
}
