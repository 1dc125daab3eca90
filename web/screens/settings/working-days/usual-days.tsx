import { useSetUsualDays, useUsualDays } from '../../../data/calendars.ts';
import { HolidayPlace } from './holiday-place.tsx';
import { Upcoming } from './upcoming.tsx';
import './working-days.css';

/** The holidays of whoever chose none of their own. */
export function UsualDays() {
  const days = useUsualDays();
  const set = useSetUsualDays();
  if (!days.data) return null;
  const { holidays, place, may } = days.data;
  return (
    <section aria-labelledby="usual-days">
      <h2 id="usual-days">Working days</h2>
      <p className="quiet working-days-lead">For everybody who has not chosen in their own profile.</p>
      {may['settings.edit'] ? (
        <HolidayPlace chosen={holidays} busy={set.isPending} onChoose={(chosen) => set.mutate({ holidays: chosen })} />
      ) : (
        <p>{place ? `Public holidays of ${place.name}` : 'No public holidays'}</p>
      )}
      <Upcoming days={days.data} />
    </section>
  );
}
