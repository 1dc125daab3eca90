import { useSyncExternalStore } from 'react';
import { useDocument } from '../../document/document-context.ts';
import type { OpenRoom, Present } from '../../document/open-room.ts';
import { Avatar } from '../../ui/avatar.tsx';
import './people-here.css';

/** As many faces as the head has room for; the rest are a number. */
const SHOWN = 5;

/** Who else has the document open, and where they write. Press one to follow what they do. */
export function PeopleHere({ room }: { room: OpenRoom }) {
  const { people, following } = useSyncExternalStore(room.subscribe, room.read);
  const { postMortem } = useDocument();
  const others = onePerPerson(people.filter((one) => !one.isMe));
  if (others.length === 0) return null;
  const titleOf = (key: string | null) => postMortem.sections.find((one) => one.key === key)?.title;
  const wordsOf = (one: Present) => {
    const section = titleOf(one.section);
    return section ? `${one.name}, writing in ${section}` : `${one.name}, reading`;
  };
  const rest = others.slice(SHOWN);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div className="people-here" role="group" aria-label="Also here">
      {others.slice(0, SHOWN).map((one) => {
        const isFollowed = following === one.clientId;
        return (
          <button
            key={one.clientId}
            type="button"
            className={`person-here writer-${one.colour}`}
            aria-pressed={isFollowed}
            data-tip={`${wordsOf(one)} · ${isFollowed ? 'followed, press to stop' : 'press to follow'}`}
            onClick={() => room.follow(isFollowed ? null : one.clientId)}
          >
            <Avatar name={one.name} />
            <span className="hidden-text">{`${wordsOf(one)}. ${isFollowed ? 'Stop following' : 'Follow'}`}</span>
          </button>
        );
      })}
      {rest.length > 0 && (
        <span className="people-rest" data-tip={rest.map((one) => one.name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </div>
  );
}

/** Somebody with two windows is one person: the window they write in. */
function onePerPerson(people: readonly Present[]): Present[] {
  const shown = new Map<string, Present>();
  for (const one of people) {
    const before = shown.get(one.personId);
    if (!before || (before.section === null && one.section !== null)) shown.set(one.personId, one);
  }
  return [...shown.values()];
}
