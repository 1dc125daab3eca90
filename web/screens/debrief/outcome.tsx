import { Link } from '@tanstack/react-router';
import { count } from '#shared/rules/plain-words.ts';
import type { HeardRoom } from '../../data/debriefs.ts';
import type { PostMortem } from '../../data/post-mortems.ts';

type Props = { postMortem: PostMortem; room: HeardRoom; openQuestions: number };

/** What came of it: decisions, follow-ups, what stays open. */
export function Outcome({ postMortem, room, openQuestions }: Props) {
  const decisions = room.notes.filter((one) => one.kind === 'decision');
  const followUps = room.ideas.flatMap((one) => (one.followUp ? [one.followUp] : []));
  const parked = room.ideas.filter((one) => one.state === 'parked').length;
  const open = [
    ...(openQuestions > 0 ? [count(openQuestions, 'question')] : []),
    ...(parked > 0 ? [`${count(parked, 'idea')} in the parking lot`] : []),
    ...(room.meeting && !room.meeting.agreed ? ['the timeline is not agreed'] : []),
  ];
  return (
    <dl className="outcome">
      <dt>Decided</dt>
      <dd>
        {decisions.length === 0 ? (
          <span className="faint">Nothing was noted as a decision</span>
        ) : (
          <ul>
            {decisions.map((one) => (
              <li key={one.text} dir="auto">
                {one.text}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>Follow-ups</dt>
      <dd>
        {followUps.length === 0 ? (
          <span className="faint">None from the parking lot</span>
        ) : (
          <ul>
            {followUps.map((one) => (
              <li key={one.id} dir="auto">
                {one.title}
                {one.ownerName && <span className="faint"> · {one.ownerName}</span>}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>Left open</dt>
      <dd>
        {open.length === 0 ? <span className="faint">Nothing</span> : open.join(' · ')}{' '}
        <Link to="/post-mortems/$ref" params={{ ref: postMortem.reference }} className="link">
          Open the document
        </Link>
      </dd>
    </dl>
  );
}
