import type { InboxFilter } from '../../data/notifications.ts';
import { Button } from '../../ui/button.tsx';
import { State } from '../../ui/states.tsx';

export function NothingTold({ filter, onClear }: { filter: InboxFilter; onClear: () => void }) {
  if (filter.kind)
    return (
      <State title="Nothing of this kind" actions={<Button onClick={onClear}>Show everything</Button>}>
        <p>Take the filter away to see the rest.</p>
      </State>
    );
  if (filter.unread)
    return (
      <State title="All read" actions={<Button onClick={onClear}>Show everything</Button>}>
        <p>What comes next stands here, and on your home screen when somebody waits for you.</p>
      </State>
    );
  return (
    <State title="Nothing yet">
      <p>
        Mentions, answers, reviews, reminders and what is published stand here. What also reaches you by mail or in chat
        you choose under Your profile.
      </p>
    </State>
  );
}
