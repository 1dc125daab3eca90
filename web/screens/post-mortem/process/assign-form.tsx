import { type Step, useAssignStep } from '../../../data/processes.ts';
import { useDocument } from '../../../document/document-context.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Button } from '../../../ui/button.tsx';

export function AssignForm({ step, onClose }: { step: Step; onClose: () => void }) {
  const { postMortem } = useDocument();
  const assign = useAssignStep();
  const give = (personId: string | null) =>
    assign.mutate({ id: postMortem.reference, key: step.key, personId }, { onSuccess: onClose });
  return (
    <div className="process-form">
      <PersonPicker
        label="Who sees to it"
        membersOnly
        showsWork
        most={5}
        except={step.person ? [step.person.id] : []}
        onPick={({ id }) => give(id)}
      />
      <div className="process-buttons">
        {step.assigned && (
          <Button small busy={assign.isPending} onClick={() => give(null)}>
            Leave it to {step.role}
          </Button>
        )}
        <Button small look="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
