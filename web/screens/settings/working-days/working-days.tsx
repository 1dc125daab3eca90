import { useSetHolidays, useWorkingDays } from '../../../data/calendars.ts';
import { Bone, Failed } from '../../../ui/states.tsx';
import { Absences } from './absences.tsx';
import { HolidayPlace } from './holiday-place.tsx';
import { Upcoming } from './upcoming.tsx';
import './working-days.css';

/** On which days somebody does not work: nothing is due then, and nobody is reminded. */
export function WorkingDays({ personId }: { personId: string }) {
  const days = useWorkingDays(personId);
  const set = useSetHolidays();
  return (
    <section aria-labelledby="working-days">
      <h2 id="working-days">Working days</h2>
      <p className="quiet working-days-lead">
        Nothing is due and nobody is reminded on your weekends, your public holidays and while you are away.
      </p>
      {days.error && !days.data ? (
        <Failed error={days.error} what="working days" retry={() => void days.refetch()} inline />
      ) : days.data ? (
        <>
          <HolidayPlace
            chosen={days.data.holidays}
            usual={days.data.usual?.name ?? 'none'}
            busy={set.isPending}
            onChoose={(holidays) => set.mutate({ id: personId, holidays })}
          />
          <Upcoming days={days.data} />
          <Absences personId={personId} absences={days.data.absences} />
        </>
      ) : (
        <Bone width="min(440px, 100%)" height={150} />
      )}
    </section>
  );
}
