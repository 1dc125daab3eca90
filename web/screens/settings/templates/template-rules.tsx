import { Plus, X } from 'lucide-react';
import { sayRule } from '#shared/templates/choose.ts';
import { PRIORITY, type RuleField, type TemplateRule } from '#shared/templates/template.ts';
import { useServices } from '../../../data/incidents.ts';
import { useServiceTeams } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { TemplateDraft } from './template-draft.ts';
import { WordsField } from './words-field.tsx';

const EMPTY: TemplateRule = { severity: [], type: [], service: [], team: [] };
const LEADS: [field: RuleField, lead: string, add: string][] = [
  ['severity', 'for', 'any severity'],
  ['type', 'of type', 'any type'],
  ['service', 'on', 'any service'],
  ['team', 'with services of team', 'any team'],
];
const USUAL: Partial<Record<RuleField, string[]>> = {
  severity: ['SEV1', 'SEV2', 'SEV3', 'SEV4'],
  type: ['production', 'security', 'near-miss', 'data'],
};

type Props = { draft: TemplateDraft; onChange: (draft: TemplateDraft) => void; isDefault: boolean };

/** When the template is chosen, as sentences whose words can be changed. */
export function TemplateRules({ draft, onChange, isDefault }: Props) {
  const services = useServices().data?.items.map((one) => (typeof one === 'string' ? one : one.name)) ?? [];
  const teams = useServiceTeams().data?.items.flatMap(({ team }) => team ?? []) ?? [];
  const known: Partial<Record<RuleField, string[]>> = { ...USUAL, service: services, team: [...new Set(teams)] };
  const { rules } = draft;
  const setRule = (index: number, rule: TemplateRule) =>
    onChange({ ...draft, rules: rules.map((one, at) => (at === index ? rule : one)) });
  return (
    <section className="template-rules">
      <h2>When it is chosen</h2>
      {rules.length === 0 && (
        <p className="quiet small">
          {isDefault
            ? 'It is the default: chosen whenever no rule of another holds.'
            : 'By hand only, until a rule says when.'}
        </p>
      )}
      <ul>
        {rules.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          <li key={index} className="template-rule">
            {LEADS.map(([field, lead, any]) => (
              <WordsField
                key={field}
                lead={lead}
                label={`${field} of rule ${index + 1}`}
                placeholder={any}
                words={rule[field]}
                known={known[field] ?? []}
                onChange={(words) => setRule(index, { ...rule, [field]: words })}
              />
            ))}
            <Button
              look="plain"
              small
              icon
              aria-label={`Remove rule ${index + 1}`}
              onClick={() => onChange({ ...draft, rules: rules.filter((_, at) => at !== index) })}
            >
              <X size={14} aria-hidden />
            </Button>
            <p className="template-rule-said faint small">Holds {sayRule(rule)}.</p>
          </li>
        ))}
      </ul>
      <Button onClick={() => onChange({ ...draft, rules: [...rules, EMPTY] })}>
        <Plus size={14} aria-hidden /> {rules.length === 0 ? 'Add a rule' : 'Or…'}
      </Button>
      {rules.length > 0 && (
        <div className="template-priority">
          <TextField
            label="Priority"
            type="number"
            min={PRIORITY.least}
            max={PRIORITY.most}
            step={1}
            value={draft.priority}
            onChange={(event) => onChange({ ...draft, priority: Math.trunc(Number(event.target.value)) || 0 })}
            hint="Rules of a template with a higher number are asked first."
          />
        </div>
      )}
    </section>
  );
}
