import { TextButton } from '../ui/button.tsx';

type Props = { by: string; theirs: string; onTheirs: () => void; onMine: () => void };

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text);

/** Two wrote the same words at once: says whose stand, and offers both. */
export function ClashNotice({ by, theirs, onTheirs, onMine }: Props) {
  // The field must not lose the focus to these buttons: leaving it would save.
  const stay = (event: { preventDefault: () => void }) => event.preventDefault();
  return (
    <span className="clash" role="alert">
      {by} wrote{' '}
      <q className="words" dir="auto">
        {shortened(theirs) || 'nothing'}
      </q>{' '}
      here meanwhile; that stands.
      <span className="clash-acts">
        <TextButton onMouseDown={stay} onClick={onTheirs}>
          Keep theirs
        </TextButton>
        <TextButton onMouseDown={stay} onClick={onMine}>
          Use mine
        </TextButton>
      </span>
    </span>
  );
}
