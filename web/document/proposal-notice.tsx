import { useState } from 'react';
import { collapseBlocks } from '#shared/document/blocks.ts';
import { type Section, useAnswerProposal } from '../data/post-mortems.ts';
import { Button } from '../ui/button.tsx';
import { TextDiff } from '../ui/text-diff.tsx';
import { say } from '../ui/toast-store.ts';
import { Ago } from '../ui/when.tsx';
import { useDocument } from './document-context.ts';

/** A newer draft of a section somebody has written in: offered as a difference, never put in place. */
export function ProposalNotice({ section }: { section: Section }) {
  const { postMortem, mayEdit } = useDocument();
  const [open, setOpen] = useState(false);
  const answer = useAnswerProposal();
  const { proposal } = section;
  if (!proposal) return null;
  const reply = (take: boolean) =>
    answer.mutate(
      { id: postMortem.reference, proposalId: proposal.id, take },
      {
        onSuccess: () => say(take ? 'The newer draft stands; yours is in the history.' : 'Put away. Your words stand.'),
      },
    );
  return (
    <div className="notice">
      The record has changed since this was written, and a newer draft of the section was made{' '}
      <Ago at={proposal.draftedAt} />. What people wrote stands until somebody takes it.
      {open && <TextDiff before={collapseBlocks(section.markdown)} after={collapseBlocks(proposal.markdown)} />}
      <div className="notice-acts">
        <Button small onClick={() => setOpen(!open)}>
          {open ? 'Hide the difference' : 'Show the difference'}
        </Button>
        {mayEdit && (
          <>
            <Button small busy={answer.isPending} onClick={() => reply(true)}>
              Take it
            </Button>
            <Button small look="plain" busy={answer.isPending} onClick={() => reply(false)}>
              Put it away
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
