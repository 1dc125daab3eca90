import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_KINDS, type FollowUpKind } from '#shared/rules/factor-words.ts';
import type { Priority } from '#shared/rules/follow-up-work.ts';
import { useProposedDate } from '../../data/follow-up-board.ts';
import { useTeams } from '../../data/teams.ts';
import { problemAt, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { day } from '../../ui/time-words.ts';
import { OwnerField } from './owner-field.tsx';
import { TitleReading } from './strength/title-reading.tsx';
import type { FollowUpValues } from './use-follow-up-fields.ts';

type Props = {
  fields: FollowUpValues;
  error: unknown;
  mayEdit?: boolean;
  /** A person judged its strength: its words are not judged again. */
  isJudged?: boolean;
  isNew: boolean;
  /** Whose service level proposes the date. */
  postMortem?: string | undefined;
};
/** Everything somebody writes about a follow-up, in every form that is about one. */
export function FollowUpFields({
  fields: { values, set, isLater },
  error,
  mayEdit = true,
  isJudged,
  isNew,
  postMortem,
}: Props) {
  const teams = useTeams().data?.items ?? [];
  const proposal = useProposedDate({ priority: values.priority || undefined, postMortem }, isNew && !values.dueOn).data;
  const proposed = isNew && !values.dueOn && proposal?.dueOn ? proposal : null;
  return (
    <>
      <TextField
        label="What"
        placeholder="Reject a config push without a retry budget"
        value={values.title}
        maxLength={1000}
        onChange={(event) => set({ title: event.target.value })}
        error={problemAt(error, 'title')}
        autoFocus={isNew}
        required
      />
      {mayEdit && !isJudged && (
        <TitleReading
          title={values.title}
          why={values.why}
          onTitle={(title) => set({ title })}
          kind={values.kind}
          onKind={(kind) => set({ kind })}
        />
      )}
      <TextArea
        label="Why?"
        optional
        rows={2}
        value={values.why}
        onChange={(event) => set({ why: event.target.value })}
        error={problemAt(error, 'why')}
      />
      <OwnerField owner={values.owner} onChange={(owner) => set({ owner })} disabled={!mayEdit} />
      <div className="field-row">
        <TextField
          label="Due"
          optional
          type="date"
          value={values.dueOn}
          onChange={(event) => set({ dueOn: event.target.value })}
          hint={
            proposed ? `Left empty: ${day(proposed.dueOn!, 'UTC')}, after ${proposed.days} working days` : undefined
          }
          error={problemAt(error, 'dueOn')}
        />
        <SelectField
          label="Priority"
          value={values.priority}
          onChange={(event) => set({ priority: event.target.value as Priority | '' })}
        >
          <option value="">None</option>
          <option value="high">High</option>
          <option value="medium">Medium</option>
          <option value="low">Low</option>
        </SelectField>
        <SelectField
          label="Kind"
          value={values.kind}
          onChange={(event) => set({ kind: event.target.value as FollowUpKind | '' })}
        >
          <option value="">None</option>
          {FOLLOW_UP_KINDS.map((one) => (
            <option key={one} value={one}>
              {FOLLOW_UP_KIND_LABELS[one]}
            </option>
          ))}
        </SelectField>
        {teams.length > 0 && (
          <SelectField label="Team" value={values.teamId} onChange={(event) => set({ teamId: event.target.value })}>
            <option value="">{isNew ? 'By service or owner' : 'None'}</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {isLater && (
        <TextField
          label="Why the later date?"
          hint="Kept with it, for whoever waits for it."
          value={values.because}
          maxLength={2000}
          onChange={(event) => set({ because: event.target.value })}
          error={problemAt(error, 'because')}
          required
        />
      )}
      <EffectFields values={values} set={set} error={error} />
    </>
  );
}

/** What should change, and where more stands: wanted less often, so folded away until then. */
function EffectFields({ values, set, error }: Pick<FollowUpValues, 'values' | 'set'> & { error: unknown }) {
  const isFilled = values.change !== '' || values.links !== '' || values.url !== '';
  return (
    <details className="fu-more" open={isFilled || undefined}>
      <summary>Expected effect and links</summary>
      <TextArea
        label="What should be different then?"
        optional
        rows={2}
        placeholder="No push without a retry budget reaches production"
        value={values.change}
        onChange={(event) => set({ change: event.target.value })}
        error={problemAt(error, 'effect.change')}
      />
      <div className="field-row">
        <TextField
          label="Measured by"
          optional
          placeholder="Pushes refused by the check"
          value={values.measure}
          onChange={(event) => set({ measure: event.target.value })}
        />
        <TextField
          label="Look on"
          optional
          type="date"
          value={values.lookOn}
          onChange={(event) => set({ lookOn: event.target.value })}
          error={problemAt(error, 'effect.lookOn')}
        />
        <TextField
          label="or weeks after it is done"
          optional
          type="number"
          min={1}
          max={104}
          value={values.lookOn ? '' : values.lookAfterWeeks}
          disabled={values.lookOn !== ''}
          onChange={(event) => set({ lookAfterWeeks: event.target.value })}
          error={problemAt(error, 'effect.lookAfterWeeks')}
        />
      </div>
      <TextField
        label="Link to the tracker"
        optional
        type="url"
        placeholder="https://"
        value={values.url}
        onChange={(event) => set({ url: event.target.value })}
        error={problemAt(error, 'url')}
      />
      <TextArea
        label="Other links"
        optional
        rows={2}
        placeholder="https://wiki.example/plan What it is called"
        hint="One a line: the address, then what it is called."
        value={values.links}
        onChange={(event) => set({ links: event.target.value })}
        error={values.links ? (problemAt(error, 'links.0.url') ?? problemAt(error, 'links')) : undefined}
      />
    </details>
  );
}
