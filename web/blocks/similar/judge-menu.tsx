import { Ellipsis } from 'lucide-react';
import { type SimilarIncident, useJudgeSimilar, useUndoSimilar } from '../../data/similar.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';

/** What a person makes of the likeness; it holds over what Debrief finds, and can be taken back. */
export function JudgeMenu({ incidentId, other }: { incidentId: string; other: SimilarIncident }) {
  const judge = useJudgeSimilar();
  const undo = useUndoSimilar();
  const takeBack = () => undo.mutate({ id: incidentId, other: other.id });
  const judged = (verdict: 'same' | 'not-same') =>
    judge.mutate(
      { id: incidentId, other: other.id, verdict },
      {
        onSuccess: () =>
          say(verdict === 'same' ? `Said to be ${other.reference} again` : `Said not to be ${other.reference} again`, {
            action: { label: 'Undo', run: takeBack },
          }),
      },
    );
  return (
    <Menu
      trigger={
        <Button look="plain" icon small aria-label={`What ${other.reference} has to do with it`} busy={judge.isPending}>
          <Ellipsis size={15} aria-hidden />
        </Button>
      }
    >
      {other.said ? (
        <MenuItem onSelect={takeBack}>Take back that it is the same</MenuItem>
      ) : (
        <MenuItem onSelect={() => judged('same')}>It is the same again</MenuItem>
      )}
      <MenuItem onSelect={() => judged('not-same')}>It is not the same</MenuItem>
    </Menu>
  );
}
