import { X } from 'lucide-react';
import { useState } from 'react';
import { type Reviewer, type Reviews, useAddReviewers, useRemoveReviewer } from '../../../data/reviews.ts';
import { useDocument } from '../../../document/document-context.ts';
import { PersonPicker } from '../../../people/person-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/toast-store.ts';

/** Who is asked to review, and how each stands to the text as it is now. */
export function Reviewers({ reviews }: { reviews: Reviews }) {
  const { postMortem, mayEdit } = useDocument();
  const add = useAddReviewers();
  const [choosing, setChoosing] = useState(false);
  const { reviewers } = reviews;
  const ask = ({ id, name }: { id: string; name: string }) =>
    add.mutate(
      { id: postMortem.reference, personIds: [id] },
      {
        onSuccess: () => {
          say(`${name} is asked for a review.`);
          setChoosing(false);
        },
      },
    );
  return (
    <section aria-label="Reviewers">
      <h3>Reviewers</h3>
      {reviewers.length === 0 && (
        <p className="quiet">Nobody is asked yet. Whoever edits may review without being asked.</p>
      )}
      <ul className="review-people">
        {reviewers.map((one) => (
          <ReviewerItem key={one.person.id} reviewer={one} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit &&
        (choosing ? (
          <PersonPicker
            label="Whose review?"
            membersOnly
            most={6}
            except={reviewers.flatMap((one) => (one.askedBy === null ? [] : [one.person.id]))}
            onPick={ask}
          />
        ) : (
          <Button small onClick={() => setChoosing(true)}>
            Ask somebody
          </Button>
        ))}
    </section>
  );
}

function ReviewerItem({ reviewer, mayEdit }: { reviewer: Reviewer; mayEdit: boolean }) {
  const { postMortem } = useDocument();
  const remove = useRemoveReviewer();
  const { person, state, words, askedBy, byRule } = reviewer;
  const by = byRule ? 'asked by a rule' : askedBy && `asked by ${askedBy}`;
  return (
    <li>
      <Avatar name={person.name} />
      <div>
        <b className="strong" dir="auto">
          {person.name}
        </b>{' '}
        <span className={`review-state is-${state}`}>{words}</span>
        {by && <small>{by}</small>}
      </div>
      {mayEdit && askedBy !== null && (
        <Button
          small
          icon
          look="plain"
          aria-label={`Ask ${person.name} no longer`}
          busy={remove.isPending}
          onClick={() => remove.mutate({ id: postMortem.reference, personId: person.id })}
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </li>
  );
}
