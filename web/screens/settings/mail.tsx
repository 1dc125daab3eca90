import { NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import { explain } from '../../data/api.ts';
import { type OutgoingMail, useMail, useRetryMail, useTryMail } from '../../data/mail.ts';
import { useMay } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { ComingNudges, type SentLine, SentList } from './delivery-lists.tsx';
import { ForAdmins } from './for-admins.tsx';
import { SettingsHead } from './settings-head.tsx';
import './mail.css';

/** Where things go out, what will be sent when, and what could not be. */
export default function MailSettings() {
  const may = useMay('settings.edit');
  const mail = useMail(may);
  const attempt = useTryMail();
  const { data } = mail;
  return (
    <>
      <SettingsHead
        title="Delivery"
        action={
          data?.server && (
            <Button
              busy={attempt.isPending}
              onClick={() => attempt.mutate({}, { onSuccess: ({ to }) => say(`Sent to ${to}.`) })}
            >
              Mail me a test
            </Button>
          )
        }
      >
        What goes out to people and channels, when, and what could not be sent. Each person chooses under Your profile
        what reaches them.
      </SettingsHead>
      <ForAdmins action="settings.edit" title="Deliveries" why="They tell who is told what.">
        {attempt.error && (
          <p className="form-error" role="alert">
            {explain(attempt.error)}
          </p>
        )}
        {mail.error && !data ? (
          <Failed error={mail.error} what="delivery" retry={() => void mail.refetch()} inline />
        ) : !data ? (
          <BoneRows rows={3} />
        ) : (
          <Outgoing {...data} />
        )}
      </ForAdmins>
    </>
  );
}

function Outgoing(sent: NonNullable<ReturnType<typeof useMail>['data']>) {
  const retry = useRetryMail();
  const { server, from, waiting, waitingCount, failed, sentToday, chats, posts } = sent;
  const failures = [...failed.map(ofMail('mail')), ...chats.failed.map(ofMail('Slack')), ...posts.failed.map(ofPost)];
  const next = [...waiting.map(ofMail('mail')), ...chats.waiting.map(ofMail('Slack')), ...posts.waiting.map(ofPost)];
  return (
    <>
      {server ? (
        <p>
          Mail goes through <b>{server}</b>, from <b>{from}</b>.{' '}
          {sayToday([
            [sentToday, 'by mail'],
            [chats.sentToday, 'in Slack'],
            [posts.sentToday, 'to channels'],
          ])}
        </p>
      ) : (
        <p>
          No mail server is set. Start Debrief with <code>SMTP_URL</code> and <code>MAIL_FROM</code>, and what people
          are told from then on is mailed too.
        </p>
      )}
      {failures.length > 0 && (
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
          <SentList lines={failures} />
        </>
      )}
      <h2>Waiting</h2>
      {next.length === 0 ? (
        <p className="small faint" role="status">
          Nothing waits to be sent.
        </p>
      ) : (
        <>
          <SentList lines={next.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))} />
          {waitingCount > waiting.length && (
            <p className="small faint">and {(waitingCount - waiting.length).toLocaleString('en')} more mails</p>
          )}
        </>
      )}
      <ComingNudges coming={sent.coming} all={sent.comingCount} />
    </>
  );
}

const sayToday = (sent: [number, string][]): string => {
  const some = sent.filter(([many]) => many > 0).map(([many, where]) => `${many.toLocaleString('en')} ${where}`);
  return some.length === 0 ? 'Nothing was sent in the last day.' : `In the last day: ${some.join(', ')}.`;
};

const ofMail =
  (way: string) =>
  (one: OutgoingMail): SentLine => ({
    ...one,
    what: [NOTIFICATION_WORDS[one.kind].label.toLowerCase(), one.reference, way].filter(Boolean).join(', '),
  });
const ofPost = (one: SentLine): SentLine => one;
