import { useEventEdits } from '../../data/events.ts';
import { Bone, Failed } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';

export function EventEdits({ incidentRef, eventId }: { incidentRef: string; eventId: string }) {
  const edits = useEventEdits(incidentRef, eventId, true);
  if (edits.error) return <Failed error={edits.error} what="history" retry={() => void edits.refetch()} inline />;
  return (
    <div className="event-edits">
      {!edits.data && <Bone width="60%" />}
      {edits.data?.items.map((edit) => (
        <p key={edit.editedAt}>
          <span className="faint small">
            until <Ago at={edit.editedAt} />
            {edit.editedBy && `, changed by ${edit.editedBy}`}:
          </span>{' '}
          <span className="words" dir="auto">
            {edit.text.slice(0, 5000)}
          </span>
        </p>
      ))}
    </div>
  );
}
