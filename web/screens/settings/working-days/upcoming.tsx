import { sayList } from '#shared/rules/plain-words.ts';
import { day } from '../../../ui/time-words.ts';

type Days = { upcoming: { on: string; name: string }[]; weekend: number[]; place: { name: string } | null };
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The next holidays, so that one sees that it is the right place. */
export function Upcoming({ days: { upcoming, weekend, place } }: { days: Days }) {
  return (
    <>
      {upcoming.length > 0 && (
        <ul className="holidays" aria-label="Next public holidays">
          {upcoming.map(({ on, name }) => (
            <li key={on}>
              <span className="holidays-day">{day(on, 'UTC')}</span>
              <span dir="auto">{name}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="field-hint">
        {place && upcoming.length === 0 && 'No public holidays are known for the time ahead. '}
        Free every {sayList(weekend.map((one) => WEEKDAYS[one - 1] ?? ''))}.
      </p>
    </>
  );
}
