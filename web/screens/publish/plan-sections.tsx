import type { PlanChoice, PublicationPlan } from '../../data/publications.ts';
import { TextButton } from '../../ui/button.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';

export type PlanPart = {
  plan: PublicationPlan;
  choice: PlanChoice;
  change: (part: Partial<PublicationPlan>) => void;
};

/** Which sections this audience gets, each as it is or in words of its own. */
export function PlanSections({ plan, choice, change }: PlanPart) {
  const chosen = new Map(plan.sections.map((section) => [section.key, section]));
  const set = (key: string, wording: string | null | undefined) => {
    const next = new Map(chosen);
    if (wording === undefined) next.delete(key);
    else next.set(key, { key, wording });
    // In the order of the document, whatever was chosen first.
    change({ sections: choice.sections.flatMap((section) => next.get(section.key) ?? []) });
  };
  return (
    <fieldset className="plan-group">
      <legend>Sections</legend>
      <TextField
        label="Title"
        optional
        hint="Empty: the document’s own."
        value={plan.title ?? ''}
        maxLength={300}
        onChange={(event) => change({ title: event.target.value.trim() === '' ? null : event.target.value })}
      />
      {choice.sections.map(({ key, title, markdown }) => {
        const section = chosen.get(key);
        return (
          <div key={key} className="plan-section">
            <div className="plan-row">
              <label className="plan-check">
                <input
                  type="checkbox"
                  checked={section !== undefined}
                  disabled={section !== undefined && plan.sections.length === 1}
                  onChange={(event) => set(key, event.target.checked ? null : undefined)}
                />
                <span dir="auto">{title}</span>
              </label>
              {section && (
                <TextButton
                  quiet
                  aria-label={section.wording === null ? `Reword ${title}` : `Undo rewording of ${title}`}
                  onClick={() => set(key, section.wording === null ? markdown : null)}
                >
                  {section.wording === null ? 'Reword' : 'Undo rewording'}
                </TextButton>
              )}
            </div>
            {section && section.wording !== null && (
              <TextArea
                label={`${title}, reworded`}
                hint="Markdown. The document itself does not change."
                rows={7}
                value={section.wording}
                onChange={(event) => set(key, event.target.value)}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
