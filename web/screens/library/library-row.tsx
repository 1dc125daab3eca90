import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { memo } from 'react';
import type { PostMortemRow } from '../../data/post-mortems.ts';
import { PostMortemState, Severity } from '../../ui/chip.tsx';
import { calendarDays, day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';

export const LibraryRow = memo(function LibraryRow({ row, isAt }: { row: PostMortemRow; isAt: boolean }) {
  const zone = useZone();
  const late = row.status !== 'published' && row.dueAt !== null && calendarDays(row.dueAt, zone) > 0;
  return (
    <Link to="/post-mortems/$ref" params={{ ref: row.reference }} className={`library-row ${isAt ? 'is-at' : ''}`}>
      <span className="item-ref">{row.reference}</span>
      <span className="library-title">
        <span className="clamp-1 words strong" dir="auto">
          {row.title}
        </span>
        {row.private && <Lock size={12} aria-label="Private" />}
      </span>
      <span className="library-when">
        {row.publishedAt && row.status === 'published' ? (
          <Ago at={row.publishedAt} />
        ) : row.dueAt ? (
          <span className={late ? 'bad' : ''}>
            {late ? `${calendarDays(row.dueAt, zone)} days late` : `due ${day(row.dueAt, zone)}`}
          </span>
        ) : (
          <Ago at={row.updatedAt} />
        )}
      </span>
      <span className="library-under">
        <PostMortemState value={row.status} />
        <Severity value={row.severity} />
        <span className="clamp-1 words" dir="auto">
          {[
            row.services.join(', '),
            row.incidents.map((one) => one.reference).join(', '),
            row.owner ? `${row.ownerAccepted ? '' : 'proposed to '}${row.owner.name}` : 'no owner yet',
            row.openQuestions > 0 && row.status === 'draft'
              ? `${row.openQuestions} ${row.openQuestions === 1 ? 'question' : 'questions'} open`
              : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </Link>
  );
});
