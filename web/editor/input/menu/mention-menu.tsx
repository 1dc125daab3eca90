import { BookOpenText, Radio, Server, Siren } from 'lucide-react';
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { MentionKind } from '#shared/document/schema/inline-nodes.ts';
import type { TimelineEvent } from '../../../data/events.ts';
import { useDocumentPeople, useMentionables } from '../../../data/mentions.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { clock, dayAndClock } from '../../../ui/time-words.ts';
import { useZone } from '../../../ui/zone.ts';
import type { EditorContext } from '../../editor-context.ts';
import { placeInline } from '../commands/insert.ts';
import { nodes } from '../kinds.ts';
import { insertCitation } from './insert-citation.ts';
import { ListMenu, type MenuEntry, type MenuHandle } from './list-menu.tsx';
import { fitting, rateOf } from './matching.ts';
import type { Trigger } from './trigger.ts';

type Props = { trigger: Trigger; view: EditorView; handle: MenuHandle; context: EditorContext };

/** Keys come faster than answers: the server is asked when they rest for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

const MOST = { people: 6, events: 6, incidents: 4, postMortems: 4, services: 4 };
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88)}…` : text);

/** `@` and `[^`: people, what the record says, and other documents. People who were there come first. */
export function MentionMenu({ trigger, view, handle, context }: Props) {
  const { query } = trigger;
  const isEvidenceOnly = trigger.kind === 'cite';
  const postMortem = context.postMortem();
  const found = useMentionables(postMortem, useRested(useDeferredValue(query)), isEvidenceOnly);
  const there = useDocumentPeople(postMortem);
  const zone = useZone();

  const put = (node: Node) => () => {
    view.dispatch(placeInline(view.state.tr, trigger.from, trigger.to, node).scrollIntoView());
    view.focus();
  };
  const mention = (kind: MentionKind, id: string, label: string) => put(nodes.mention.create({ kind, id, label }));

  const people = useMemo(() => {
    const first = fitting(query, there, ({ name }) => [name]).map(({ id, name, role }) => ({
      id,
      name,
      note: `${role}`,
    }));
    const ids = new Set(first.map(({ id }) => id));
    const others = fitting(query, found.people, ({ name, handles, email }) => [name, ...handles, email ?? '']);
    const rest = others
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name, email }) => ({ id, name, note: email ?? '' }));
    return [...first, ...rest].slice(0, MOST.people);
  }, [query, there, found.people]);
  const events = useMemo(() => {
    const known = fitting(query, postMortem.keyEvents, (event) => namesOf(event, zone));
    const byId = new Map([...known, ...found.events].map((event) => [event.id, event]));
    const most = isEvidenceOnly ? 12 : MOST.events;
    return [...byId.values()]
      .filter((event) => rateOf(query, namesOf(event, zone)) > 0 || found.events.includes(event))
      .slice(0, most);
  }, [query, postMortem.keyEvents, found.events, zone, isEvidenceOnly]);

  const entries: MenuEntry[] = [];
  if (!isEvidenceOnly)
    for (const { id, name, note } of people)
      entries.push({
        key: `person-${id}`,
        group: 'People',
        icon: <Avatar name={name} />,
        title: name,
        note,
        run: mention('person', id, name),
      });
  for (const event of query || isEvidenceOnly ? events : events.slice(0, 4))
    entries.push({
      key: `event-${event.id}`,
      group: 'Cite as evidence',
      icon: <Radio size={16} aria-hidden />,
      title: short(event.text),
      note: clock(event.at, zone),
      run: () => void insertCitation(context, view, trigger, event.id),
    });
  if (!isEvidenceOnly) {
    const ours = query ? [] : postMortem.incidents.map(({ reference, title }) => ({ reference, title }));
    for (const { reference, title } of [...ours, ...found.incidents].slice(0, MOST.incidents))
      entries.push({
        key: reference,
        group: 'Incidents',
        icon: <Siren size={16} aria-hidden />,
        title: short(title),
        note: reference,
        run: mention('incident', reference, reference),
      });
    for (const { reference, title } of found.postMortems.slice(0, MOST.postMortems))
      entries.push({
        key: reference,
        group: 'Written about',
        icon: <BookOpenText size={16} aria-hidden />,
        title: short(title),
        note: reference,
        run: mention('post-mortem', reference, reference),
      });
    const services = query ? fitting(query, found.services, ({ name }) => [name]) : [];
    for (const { name } of services.slice(0, MOST.services))
      entries.push({
        key: `service-${name}`,
        group: 'Services',
        icon: <Server size={16} aria-hidden />,
        title: name,
        run: mention('service', name, name),
      });
  }
  return (
    <ListMenu
      label={isEvidenceOnly ? 'Evidence' : 'Mention or cite'}
      entries={entries}
      query={query}
      view={view}
      at={trigger.from}
      handle={handle}
    />
  );
}

/** An event is found by its words, who did it, and when. */
const namesOf = ({ text, actor, at }: TimelineEvent, zone: string) => [
  text,
  actor ?? '',
  clock(at, zone),
  dayAndClock(at, zone),
];
