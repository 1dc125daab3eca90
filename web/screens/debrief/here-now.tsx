import type { Present } from '../../document/open-room.ts';
import { Avatar } from '../../ui/avatar.tsx';

/** Who has the document or the meeting open at this moment, each person once. */
export function HereNow({ people }: { people: readonly Present[] }) {
  const once = [...new Map(people.map((one) => [one.personId, one])).values()];
  if (once.length === 0) return null;
  return (
    <div className="here-now">
      <ul aria-label="Here now">
        {once.slice(0, 8).map((one) => (
          <li key={one.personId} data-tip={one.name}>
            <Avatar name={one.name} />
            <span className="hidden-text">{one.name}</span>
          </li>
        ))}
      </ul>
      <span className="faint">{once.length === 1 ? 'You are here' : `${once.length} here`}</span>
    </div>
  );
}
