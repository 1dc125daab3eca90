import { STATUS_WORDS } from '../../blocks/follow-ups/status-menu.tsx';
import type { FollowUpPage } from '../../data/follow-up-board.ts';
import { day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';

type Step = FollowUpPage['history'][number];

/** What became of it, the last first. */
export function FollowUpHistory({ history }: { history: Step[] }) {
  if (history.length === 0) return null;
  return (
    <section className="fup-part">
      <h2 className="group-title">What became of it</h2>
      <ol className="fup-history">
        {history.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added, and nothing in them changes
          <li key={index}>
            <p>
              <bdi className="fup-by">{step.by}</bdi> {stepWords(step)}
              <Ago at={step.at} className="fup-when" />
            </p>
            {step.note && (
              <p className="fup-reason words" dir="auto">
                {step.note}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const asDay = (value: unknown) => (typeof value === 'string' ? day(value, 'UTC') : 'no date');
const status = (value: unknown) => STATUS_WORDS[value as keyof typeof STATUS_WORDS]?.toLowerCase() ?? 'open';
const name = (value: unknown, none: string) => (typeof value === 'string' ? value : none);

/** In the past tense, behind the name of whoever did it. */
export function stepWords({ kind, before, after }: Step): string {
  switch (kind) {
    case 'planned':
      return after?.dueOn ? `planned it, due ${asDay(after.dueOn)}` : 'planned it';
    case 'status':
      return `moved it from ${status(before?.status)} to ${status(after?.status)}`;
    case 'due':
      return before?.dueOn
        ? `moved the date from ${asDay(before.dueOn)} to ${asDay(after?.dueOn)}`
        : `set the date to ${asDay(after?.dueOn)}`;
    case 'owner':
      return after?.owner
        ? `gave it to ${name(after.owner, 'nobody')}`
        : `took it from ${name(before?.owner, 'its owner')}`;
    case 'team':
      return after?.team ? `gave it to the team ${name(after.team, '')}` : 'took it from its team';
    case 'priority':
      return `set the priority to ${name(after?.priority, 'none')}`;
    case 'handed-back':
      return after?.owner ? `handed it back: ${name(after.owner, '')} has it now` : 'handed it back: nobody has it now';
    case 'merged':
      return after?.reference
        ? `made it part of ${name(after.reference, 'another')}`
        : 'took it out of the other again';
    case 'took-in':
      return after ? 'merged others into it' : 'took the others out of it again';
    case 'split':
      return after ? 'split it into several' : 'made it one again';
    case 'split-off':
      return after ? 'split it off' : 'took it back into the one it came from';
  }
}
