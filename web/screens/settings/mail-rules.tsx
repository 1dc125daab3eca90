import { MAIL_RULE_WORDS, MAIL_RULES, type MailRule } from '#shared/rules/notification-kinds.ts';
import { useNotificationRules, useSetNotificationRule } from '../../data/mail.ts';
import { SelectField } from '../../ui/field.tsx';
import { Failed } from '../../ui/states.tsx';
import './mail.css';

/** What somebody is told by mail, and when: every rule that reaches them. */
export function MailRules() {
  const rules = useNotificationRules();
  const set = useSetNotificationRule();
  if (rules.error && !rules.data)
    return <Failed error={rules.error} what="rules" retry={() => void rules.refetch()} inline />;
  if (!rules.data || rules.data.items.length === 0) return null;
  return (
    <section id="notifications" className="settings-form">
      <h2>By mail</h2>
      <p className="field-hint settings-note mail-rules-note">
        {rules.data.mails
          ? 'What you read here first is not mailed. Working hours are Monday to Friday, nine to five in your time zone.'
          : 'This installation has no mail server yet, so nothing is mailed. What you choose holds once it has one.'}
      </p>
      {rules.data.items.map(({ kind, label, mail, default: usual }) => (
        <SelectField
          key={kind}
          label={label}
          value={set.isPending && set.variables.kind === kind ? set.variables.mail : mail}
          onChange={(event) => set.mutate({ kind, mail: event.target.value as MailRule })}
        >
          {MAIL_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {MAIL_RULE_WORDS[rule]}
              {rule === usual ? ' (usual)' : ''}
            </option>
          ))}
        </SelectField>
      ))}
    </section>
  );
}
