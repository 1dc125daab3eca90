import { Link } from '@tanstack/react-router';
import { State } from '../ui/states.tsx';

export function NoSuchPage() {
  return (
    <State
      title="No such page"
      actions={
        <Link to="/" className="btn">
          Go home
        </Link>
      }
    >
      <p>The address leads nowhere. Press ⌘K or Ctrl K to find what you were after.</p>
    </State>
  );
}
