import { type FormEvent, useState } from 'react';
import type { Preview, PublicationPlan } from '../../data/publications.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import type { PlanPart } from './plan-sections.tsx';

type RedactionsProps = PlanPart & { redacted: Preview['redacted'] };

/** What is taken out: people become roles, listed words something else, links their words. With how often each stood there. */
export function PlanRedactions({ plan, choice, redacted, change }: RedactionsProps) {
  const { people, links } = plan;
  const placesOf = (key: string) => redacted.find((one) => one.key === key)?.places ?? 0;
  const shown = choice.people.filter(({ id }) => people.named.includes(id) || placesOf(`person:${id}`) > 0);
  return (
    <fieldset className="plan-group">
      <legend>Taken out</legend>
      <CheckField
        label="Names of people become roles"
        checked={people.rule === 'roles'}
        onChange={(event) => change({ people: { ...people, rule: event.target.checked ? 'roles' : 'named' } })}
      />
      {people.rule === 'roles' && shown.length > 0 && (
        <ul className="plan-list">
          {shown.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              people={people}
              places={placesOf(`person:${person.id}`)}
              change={(next) => change({ people: next })}
            />
          ))}
        </ul>
      )}
      <WordList plan={plan} placesOf={placesOf} change={change} />
      <SelectField
        label="Links"
        value={links.rule}
        onChange={(event) => change({ links: { ...links, rule: event.target.value as typeof links.rule } })}
      >
        <option value="keep">stay</option>
        <option value="listed">to these hosts are taken out</option>
        <option value="remove">are all taken out</option>
      </SelectField>
      {links.rule === 'listed' && (
        <Hosts hosts={links.hosts} keep={(hosts) => change({ links: { ...links, hosts } })} />
      )}
    </fieldset>
  );
}

type PersonRowProps = {
  person: { id: string; name: string; as: string };
  people: PublicationPlan['people'];
  places: number;
  change: (people: PublicationPlan['people']) => void;
};
function PersonRow({ person, people, places, change }: PersonRowProps) {
  const { id, name } = person;
  const isNamed = people.named.includes(id);
  const own = people.words.find(({ personId }) => personId === id)?.as;
  const others = people.words.filter(({ personId }) => personId !== id);
  const call = (as: string) => change({ ...people, words: as.trim() ? [...others, { personId: id, as }] : others });
  const toggle = () =>
    change({ ...people, named: isNamed ? people.named.filter((one) => one !== id) : [...people.named, id] });
  return (
    <li>
      <span className="plan-word">
        <b dir="auto">{name}</b> <span className="faint small">{isNamed ? 'stays named' : sayPlaces(places)}</span>
      </span>
      {!isNamed && (
        <input
          className="input"
          aria-label={`Instead of ${name}`}
          placeholder={person.as}
          value={own ?? ''}
          maxLength={80}
          onChange={(event) => call(event.target.value)}
        />
      )}
      <TextButton quiet onClick={toggle} aria-label={isNamed ? `Take out ${name}` : `Name ${name}`}>
        {isNamed ? 'Take out' : 'Name'}
      </TextButton>
    </li>
  );
}

type WordListProps = Pick<PlanPart, 'plan' | 'change'> & { placesOf: (key: string) => number };
function WordList({ plan, placesOf, change }: WordListProps) {
  const [text, setText] = useState('');
  const [as, setAs] = useState('a customer');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!/[\p{L}\p{N}]/u.test(text) || plan.words.some((one) => one.text === text.trim())) return;
    change({ words: [...plan.words, { text: text.trim(), as: as.trim() || '[removed]' }] });
    setText('');
  };
  return (
    <>
      {plan.words.length > 0 && (
        <ul className="plan-list">
          {plan.words.map((word) => (
            <li key={word.text}>
              <span className="plan-word">
                <b dir="auto">{word.text}</b> <span aria-hidden="true">→</span> <span dir="auto">{word.as}</span>{' '}
                <span className="faint small">{sayPlaces(placesOf(`word:${word.text}`))}</span>
              </span>
              <TextButton
                quiet
                aria-label={`Leave in ${word.text}`}
                onClick={() => change({ words: plan.words.filter((one) => one !== word) })}
              >
                Leave in
              </TextButton>
            </li>
          ))}
        </ul>
      )}
      <form className="plan-add" onSubmit={add}>
        <TextField
          label="Customer or other word"
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
        />
        <TextField label="Say instead" value={as} maxLength={80} onChange={(event) => setAs(event.target.value)} />
        <Button type="submit">Take out</Button>
      </form>
    </>
  );
}

/** Kept as typed while it is typed; what goes into the plan are the hosts in it. */
function Hosts({ hosts, keep }: { hosts: string[]; keep: (hosts: string[]) => void }) {
  const [text, setText] = useState(hosts.join(' '));
  return (
    <TextField
      label="Hosts"
      hint="With a blank between them; names below each belong to it."
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        keep(event.target.value.split(/[\s,]+/).filter(Boolean));
      }}
    />
  );
}

const sayPlaces = (places: number) =>
  places === 0 ? 'not in this text' : places === 1 ? '1 place' : `${places} places`;
