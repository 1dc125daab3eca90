import { Link } from '@tanstack/react-router';
import { useMay, useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { State } from '../../ui/states.tsx';

type Props = {
  whose: 'me' | 'team' | 'all';
  isFiltered: boolean;
  onNew: () => void;
  onEverybody: () => void;
  onAnything: () => void;
  /** Undefined where they are shown already. */
  onFinished: (() => void) | undefined;
};
/** Says what a follow-up is to whoever has none yet, and that all is done to whoever had some. */
export function NoFollowUps({ whose, isFiltered, onNew, onEverybody, onAnything, onFinished }: Props) {
  const word = useWord();
  const mayEdit = useMay('follow-up.edit');
  if (isFiltered) {
    return (
      <State title="Nothing fits the filter" inline actions={<Button onClick={onAnything}>Clear the filter</Button>}>
        <p>Take one condition away, or look among the finished ones as well.</p>
      </State>
    );
  }
  if (whose !== 'all') {
    return (
      <State
        title={whose === 'me' ? 'Nothing open is yours' : 'Nothing open is your team’s'}
        inline
        actions={<Button onClick={onEverybody}>Show everybody’s</Button>}
      >
        <p>
          {whose === 'me'
            ? `What you take on, here or in ${word.aOne}, stands here until it is done, the soonest due first.`
            : 'What is given to a team that you are in stands here. An admin says who is in which team, in the settings.'}
        </p>
      </State>
    );
  }
  return (
    <State
      title="No open follow-up"
      actions={
        <>
          {mayEdit && (
            <Button look="primary" onClick={onNew}>
              Plan one
            </Button>
          )}
          {onFinished && <Button onClick={onFinished}>Show finished ones</Button>}
          <Link to="/post-mortems" className="btn">
            To the {word.many}
          </Link>
        </>
      }
    >
      <p>
        A follow-up is work that changes something because of what happened, with somebody who does it and a day by
        which. Drafts already list what people said they should do; planning it in {word.aOne} brings it here.
      </p>
    </State>
  );
}
