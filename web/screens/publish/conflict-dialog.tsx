import type { ConflictChoice } from '#shared/rules/destinations.ts';
import { type PlacedPage, useSettlePage } from '../../data/destinations.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/field.tsx';

const CHOICES: Record<ConflictChoice, { label: string; hint: string }> = {
  overwrite: {
    label: 'Write over it',
    hint: 'What people wrote there is replaced. Most services keep it in the history of the page.',
  },
  anew: {
    label: 'Make a new page',
    hint: 'From now on versions go to that one. The old page, if there is one, stays as it is.',
  },
  leave: { label: 'Leave it', hint: 'Nothing is sent now. The next version asks again.' },
};

/** Somebody wrote on the page there, or took it away: which of the two stands is for a person to say. */
export function ConflictDialog({ name, page, onClose }: { name: string; page: PlacedPage; onClose: () => void }) {
  const settle = useSettlePage();
  return (
    <Dialog
      open
      onClose={onClose}
      title={page.conflict === 'gone' ? `The page in ${name} was deleted` : `The page in ${name} was changed by hand`}
      description={
        page.task === 'withdraw'
          ? 'The version it shows was withdrawn. Nothing was done there yet.'
          : `Version ${page.number} was not sent, and nothing there was touched.`
      }
      foot={<Button onClick={onClose}>Decide later</Button>}
    >
      {page.url && page.conflict !== 'gone' && (
        <p>
          <a className="link" href={page.url} target="_blank" rel="noreferrer">
            Look at it first ↗
          </a>
        </p>
      )}
      <ul className="conflict-choices">
        {page.choices.map((choice) => (
          <li key={choice}>
            <Button
              busy={settle.isPending && settle.variables.choice === choice}
              onClick={() => settle.mutate({ id: page.id, choice }, { onSuccess: onClose })}
            >
              {CHOICES[choice].label}
            </Button>
            <span className="small quiet">{CHOICES[choice].hint}</span>
          </li>
        ))}
      </ul>
      <FormError error={settle.error} />
    </Dialog>
  );
}
