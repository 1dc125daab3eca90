import type { ProcessPreview } from '../../../data/processes.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';

type Props = { preview: ProcessPreview; onClose: () => void; onChoose: (applyToOpen: boolean) => void };

/** Asked before it is done: whether documents that are open follow, and what that does to each. */
export function ApplyProcess({ preview, onClose, onChoose }: Props) {
  const { changing, open, documents } = preview;
  const left = changing - documents.length;
  return (
    <Dialog
      open
      onClose={onClose}
      width={620}
      title={changing === 1 ? 'One document is open' : `${changing} of ${open} open documents would change`}
      description="Steps that are settled, people named and dates set by hand stay as they are."
      foot={
        <>
          <Button look="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => onChoose(false)}>New documents only</Button>
          <Button look="primary" onClick={() => onChoose(true)}>
            {changing === 1 ? 'Change it too' : `Change all ${changing} too`}
          </Button>
        </>
      }
    >
      <ul className="process-preview">
        {documents.map(({ id, reference, title, changes }) => (
          <li key={id}>
            <b>
              {reference}{' '}
              <span className="words" dir="auto">
                {title}
              </span>
            </b>
            <ul>
              {changes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {left > 0 && <p className="quiet small">And {left} more.</p>}
    </Dialog>
  );
}
