import { MAIL_RULE_WORDS, MAIL_RULES, type MailRule } from '#shared/rules/notification-kinds.ts';
import { type NotificationRule, useNotificationRules, useSetNotificationRule } from '../../data/mail.ts';
import { Failed } from '../../ui/states.tsx';
import './mail.css';

/** What somebody is told, where and when: every rule that reaches them. */
export function MailRules() {
  const rules = useNotificationRules();
  const { data } = rules;
  if (rules.error && !data)
    return <Failed error={rules.error} what="rules" retry={() => void rules.refetch()} inline />;
  if (!data || data.items.length === 0) return null;
  return (
    <section id="notifications" className="settings-form rules">
      <h2>What reaches you</h2>
      <p className="field-hint settings-note mail-rules-note">
        {data.mails
          ? 'All of it stands in your inbox, and what you read there first is not sent. Working hours are nine to five in your time zone, on the days you work.'
          : 'This installation has no mail server yet, so nothing is mailed. What you choose holds once it has one.'}
        {data.chats && ` What Slack took is not mailed as well, unless you choose a time for mail.`}
      </p>
      <div className={`rules-grid ${data.chats ? 'has-chat' : ''}`}>
        <span />
        <b>Mail</b>
        {data.chats && <b>Slack</b>}
        {data.items.map((rule) => (
          <Rule key={rule.kind} rule={rule} hasChat={data.chats !== null} />
        ))}
      </div>
    </section>
  );
}

function Rule({ rule, hasChat }: { rule: NotificationRule; hasChat: boolean }) {
  const set = useSetNotificationRule();
  const { kind, label, told } = rule;
  const pending = set.isPending ? set.variables : undefined;
  const choose = (way: 'mail' | 'chat') => (value: string) =>
    set.mutate({ kind, [way]: (value || null) as MailRule | null });
  const chosenFor = (way: 'mail' | 'chat') => (pending && way in pending ? pending[way] : rule.chosen[way]) ?? '';
  return (
    <>
      <span className="rule-label">
        {label}
        {rule.mayTurnOff && (
          <label className="check rule-told">
            <input
              type="checkbox"
              checked={pending?.told ?? told}
              onChange={(event) => set.mutate({ kind, told: event.target.checked })}
            />
            <span>Tell me</span>
          </label>
        )}
      </span>
      {rule.hasOwnMail ? (
        <span className="small faint rule-own">As an invitation, at once</span>
      ) : (
        <Choice
          label={`${label}, by mail`}
          value={chosenFor('mail')}
          usual={rule.default}
          isOff={!told}
          onChange={choose('mail')}
        />
      )}
      {hasChat && (
        <Choice
          label={`${label}, in Slack`}
          value={chosenFor('chat')}
          usual={rule.defaultChat}
          isOff={!told}
          onChange={choose('chat')}
        />
      )}
    </>
  );
}

type ChoiceProps = { label: string; value: string; usual: MailRule; isOff: boolean; onChange: (value: string) => void };
function Choice({ label, value, usual, isOff, onChange }: ChoiceProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      disabled={isOff}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{MAIL_RULE_WORDS[usual]} (usual)</option>
      {MAIL_RULES.map((rule) => (
        <option key={rule} value={rule}>
          {MAIL_RULE_WORDS[rule]}
        </option>
      ))}
    </select>
  );
}
