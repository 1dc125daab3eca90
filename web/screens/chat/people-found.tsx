import { useState } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Popover } from '../../ui/popover.tsx';

type Props = {
  people: string[];
  names: ReadonlyMap<string, string>;
  onRename: (was: string, name: string) => void;
};

/** Who takes part in the conversation; a handle can be given the name it stands for. */
export function PeopleFound({ people, names, onRename }: Props) {
  if (people.length === 0) return null;
  return (
    <div className="chat-people">
      {people.slice(0, 40).map((person) => (
        <Person key={person} was={person} name={names.get(person) ?? person} onRename={onRename} />
      ))}
      {people.length > 40 && <span className="faint">and {people.length - 40} more</span>}
    </div>
  );
}

function Person({ was, name, onRename }: { was: string; name: string; onRename: Props['onRename'] }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(name);
  return (
    <Popover
      label={`Name of ${was}`}
      width={260}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="chat-person" data-tip={name === was ? 'Change the name' : `Read as ${was}`}>
          <Avatar name={name} />
          <bdi>{name}</bdi>
        </button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (text.trim()) onRename(was, text.trim());
          setOpen(false);
        }}
      >
        <TextField label={`${was} is`} value={text} onChange={(event) => setText(event.target.value)} autoFocus />
        <div style={{ marginTop: 10 }}>
          <Button type="submit" small look="primary">
            In every message
          </Button>
        </div>
      </form>
    </Popover>
  );
}
