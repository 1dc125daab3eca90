import { useState } from 'react';
import type { Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin } from '../../editor/comments/margin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';

type Props = { suggestions: readonly Suggestion[]; nameOf: (personId: string) => string };
type Question = { accept: boolean; personId: string | null };

/** All suggestions at once, or all of one person; asked first, and taken back in one step. */
export function AnswerAll({ suggestions, nameOf }: Props) {
  const { mayEdit } = useDocument();
  const [question, setQuestion] = useState<Question | null>(null);
  const people = [...new Set(suggestions.map((one) => one.personId))];
  const meant = suggestions.filter((one) => !question?.personId || one.personId === question.personId);
  const count = (list: readonly Suggestion[]) => `${list.length} ${list.length === 1 ? 'suggestion' : 'suggestions'}`;
  const answer = () => {
    const { editor } = margin.read();
    editor?.decide(
      meant.map((one) => one.group),
      question!.accept,
    );
    say(`${question!.accept ? 'Accepted' : 'Rejected'} ${count(meant)}.`, {
      action: editor ? { label: 'Undo', run: editor.undo } : undefined,
    });
    setQuestion(null);
  };
  const choices = (accept: boolean) => (
    <>
      <MenuItem onSelect={() => setQuestion({ accept, personId: null })}>All {count(suggestions)}</MenuItem>
      {people.length > 1 && <MenuLine />}
      {people.length > 1 &&
        people.map((personId) => (
          <MenuItem key={personId} onSelect={() => setQuestion({ accept, personId })}>
            Those of {nameOf(personId)}
          </MenuItem>
        ))}
    </>
  );
  return (
    <div className="answer-all">
      <span className="quiet small">{count(suggestions)}</span>
      {mayEdit && suggestions.length > 1 && (
        <>
          <Menu trigger={<Button small>Accept all…</Button>}>{choices(true)}</Menu>
          <Menu
            trigger={
              <Button small look="plain">
                Reject all…
              </Button>
            }
          >
            {choices(false)}
          </Menu>
        </>
      )}
      <Dialog
        open={question !== null}
        onClose={() => setQuestion(null)}
        onSubmit={answer}
        width={440}
        title={`${question?.accept ? 'Accept' : 'Reject'} ${count(meant)}${question?.personId ? ` of ${nameOf(question.personId)}` : ''}?`}
        foot={
          <>
            <Button onClick={() => setQuestion(null)}>Cancel</Button>
            <Button type="submit" look={question?.accept ? 'primary' : 'danger'}>
              {question?.accept ? 'Accept' : 'Reject'} {meant.length}
            </Button>
          </>
        }
      >
        <p className="quiet">
          {question?.accept
            ? 'What they add becomes text, and what they delete goes. You can undo it in one step.'
            : 'What they add goes, and what they delete stays. You can undo it in one step.'}
        </p>
      </Dialog>
    </div>
  );
}
