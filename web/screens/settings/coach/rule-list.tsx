import { type CoachSettings, type RuleFigures, useCoachRules } from '../../../data/coach.ts';
import { RuleRow } from './rule-row.tsx';
import { RULE_GROUPS, type RuleKey, wordsOfRule } from './rule-words.ts';
import { useSettingsChange } from './use-settings-change.ts';

type ListProps = { settings: CoachSettings; mayManage: boolean };

/** Every rule of the coach: what it speaks about, whether it is on, and how often it was right here. */
export function RuleList({ settings, mayManage }: ListProps) {
  const change = useSettingsChange();
  const figures = useCoachRules(mayManage);
  const { offRules } = settings;
  const turn = ({ rule, kind }: RuleKey, isOn: boolean) => {
    const next = isOn ? offRules.filter((one) => one !== rule) : [...offRules, rule];
    const { name } = wordsOfRule({ rule, kind });
    change({ offRules: next }, { offRules }, `“${name}” is ${isOn ? 'on' : 'off'}.`);
  };
  const figuresOf = ({ rule, kind }: RuleKey): RuleFigures | undefined =>
    figures.data?.items.find((one) => one.rule === rule && one.kind === kind);
  return (
    <section className="coach-rules">
      <h2>Rules</h2>
      {mayManage && (
        <p className="small faint">
          How often a rule was right is counted from what writers did with it: answered or reworded, or put away as
          wrong. What was put away although it is right counts as neither.
        </p>
      )}
      {figures.error && <p className="small faint">The figures could not be read. The rules work as set.</p>}
      {RULE_GROUPS.map(({ title, about, kind, rules }) => (
        <section key={title} className="coach-rule-group" aria-label={title}>
          <header>
            <h3>{title}</h3>
            <small>{about}</small>
          </header>
          <ul>
            {rules.map((rule) => (
              <RuleRow
                key={rule}
                words={wordsOfRule({ rule, kind })}
                isQuoted={kind === 'finding'}
                isOn={!offRules.includes(rule)}
                figures={figuresOf({ rule, kind })}
                disabled={!mayManage}
                onTurn={(isOn) => turn({ rule, kind }, isOn)}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
