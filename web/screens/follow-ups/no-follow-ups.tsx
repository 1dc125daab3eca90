import { Link } from '@tanstack/react-router';
import { useMay, useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { State } from '../../ui/states.tsx';

type Props = {
  isMine: boolean;
  isFiltered: boolean;
  hasFinished: boolean;
  onNew: () => void;
  onEverybody: () => void;
  onAnyStrength: () => void;
};
/** Says what a follow-up is to whoever has none yet, and that all is done to whoever had some. */
export function NoFollowUps({ isMine, isFiltered, hasFinished, onNew, onEverybody, onAnyStrength }: Props) {
  const word = useWord();
  const mayEdit = useMay('follow-up.edit');
  if (isFiltered) {
    return (
      <State title="None of that strength" inline actions={<Button onClick={onAnyStrength}>Any strength</Button>}>
        <p>Others may be open.</p>
      </State>
    );
  }
  if (isMine) {
    return (
      <State title="Nothing open is yours" inline actions={<Button onClick={onEverybody}>Show everybody’s</Button>}>
        <p>What you take on, here or in {word.aOne}, stands here until it is done, the soonest due first.</p>
      </State>
    );
  }
  if (hasFinished) {
    return (
      <State title="Nothing is open" inline>
        <p>Every follow-up is done or was declined with a reason.</p>
      </State>
    );
  }
  return (
    <State
      title="No follow-up yet"
      actions={
        <>
          {mayEdit && (
            <Button look="primary" onClick={onNew}>
              Plan the first one
            </Button>
          )}
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
