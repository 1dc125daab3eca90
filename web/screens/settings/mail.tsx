import { NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import { explain } from '../../data/api.ts';
import { type OutgoingMail, useMail, useRetryMail, useTryMail } from '../../data/mail.ts';
import { useMay } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { DayAndClock } from '../../ui/when.tsx';
import { ForAdmins } from './for-admins.tsx';
import { SettingsHead } from './settings-head.tsx';
import './mail.css';

/** Where mail goes out, what will be sent when, and what could not be. */
export default function MailSettings() {
  const may = useMay('settings.edit');
  const mail = useMail(may);
  const attempt = useTryMail();
  const { data } = mail;
  return (
    <>
      <SettingsHead
        title="Mail"
        action={
          data?.server && (
            <Button
              busy={attempt.isPending}
              onClick={() => attempt.mutate({}, { onSuccess: ({ to }) => say(`Sent to ${to}.`) })}
            >
              Send one to me
            </Button>
          )
        }
      >
        What people are told also goes out by mail, as each of them chose under Your profile.
      </SettingsHead>
      <ForAdmins action="settings.edit" title="Mails" why="They tell who is told what.">
        {attempt.error && (
          <p className="form-error" role="alert">
            {explain(attempt.error)}
          </p>
        )}
        {mail.error && !data ? (
          <Failed error={mail.error} what="mail" retry={() => void mail.refetch()} inline />
        ) : !data ? (
          <BoneRows rows={3} />
        ) : (
          <Outgoing {...data} />
        )}
      </ForAdmins>
    </>
  );
}

function Outgoing({
  server,
  from,
  waiting,
  waitingCount,
  failed,
  sentToday,
}: NonNullable<ReturnType<typeof useMail>['data']>) {
  const retry = useRetryMail();
  return (
    <>
      {server ? (
        <p>
          Through <b>{server}</b>, from <b>{from}</b>.{' '}
          {sentToday === 0 ? 'No notes were' : `${sentToday} ${sentToday === 1 ? 'note was' : 'notes were'}`} mailed in
          the last day.
        </p>
      ) : (
        <p>
          No mail server is set. Start Debrief with <code>SMTP_URL</code> and <code>MAIL_FROM</code>, and what people
          are told from then on is mailed too.
        </p>
      )}
      {failed.length > 0 && (
        <>
          <h2 className="mail-head">
            Could not be sent
            <Button
              look="plain"
              busy={retry.isPending}
              onClick={() => retry.mutate({}, { onSuccess: () => say('They are tried again within a minute.') })}
            >
              Try again
            </Button>
          </h2>
          <Mails mails={failed} />
        </>
      )}
      <h2>Waiting</h2>
      {waiting.length === 0 ? (
        <p className="small faint" role="status">
          Nothing waits to be sent.
        </p>
      ) : (
        <>
          <Mails mails={waiting} />
          {waitingCount > waiting.length && (
            <p className="small faint">and {(waitingCount - waiting.length).toLocaleString('en')} more</p>
          )}
        </>
      )}
    </>
  );
}

function Mails({ mails }: { mails: OutgoingMail[] }) {
  return (
    <ul className="mails">
      {mails.map((one) => (
        <li key={one.id}>
          <span>
            <b>{one.to}</b>{' '}
            <span className="faint">
              {NOTIFICATION_WORDS[one.kind].label.toLowerCase()}, {one.reference}
            </span>
            {one.fault && <span className="mail-fault">{one.fault}</span>}
          </span>
          <span className="faint num">
            {one.dueAt ? (
              <DayAndClock at={one.dueAt} />
            ) : (
              `given up after ${one.tries} ${one.tries === 1 ? 'try' : 'tries'}`
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
