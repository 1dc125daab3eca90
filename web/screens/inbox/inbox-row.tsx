import { Link } from '@tanstack/react-router';
import type { Told } from '../../data/notifications.ts';
import { Clock } from '../../ui/when.tsx';

type Props = { told: Told; isAt: boolean; onOpen: () => void; onToggle: () => void };

/** One thing somebody was told: what happened, about what, in whose words. */
export function InboxRow({ told, isAt, onOpen, onToggle }: Props) {
  const isRead = told.readAt !== null;
  const about = told.followUp ?? told.postMortem;
  const verb = isRead ? 'Mark as not read' : 'Mark as read';
  return (
    <div className={`told ${isAt ? 'is-at' : ''} ${isRead ? '' : 'is-new'}`}>
      <button
        type="button"
        className="told-mark"
        aria-label={`${verb}: ${told.line}`}
        data-tip={verb}
        onClick={onToggle}
      >
        <span />
      </button>
      <Link
        to={told.path}
        className="told-text words"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen();
        }}
      >
        <b dir="auto">{told.head}</b>
        {about && (
          <span className="told-about" dir="auto">
            <span className="told-ref">{about.reference}</span> {about.title}
          </span>
        )}
        {told.excerpt && (
          <span className="told-excerpt clamp-2" dir="auto">
            {told.excerpt}
          </span>
        )}
      </Link>
      <Clock at={told.at} className="told-at num" />
    </div>
  );
}
