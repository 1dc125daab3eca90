import { Link, useParams } from '@tanstack/react-router';
import { AccountFields } from '../../account/account-fields.tsx';
import { useDeclineAccount, useMyAccount, useWriteMyAccount } from '../../data/accounts.ts';
import { isRefusal } from '../../data/api.ts';
import { useReadNotifications } from '../../data/notifications.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone, Failed, State } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';

/** What one participant saw, expected and did, in their own words, before they read the others'. */
export default function MyAccount() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/account' });
  const account = useMyAccount(ref);
  const write = useWriteMyAccount();
  const decline = useDeclineAccount();
  useReadNotifications(account.data?.postMortemId);
  const form = account.data;
  return (
    <Page
      title={`Your account of ${form?.reference ?? ref}`}
      width="wide"
      hasHeading={form !== undefined}
      crumbs={
        <DocumentCrumbs document={ref} reference={form?.reference}>
          Your account
        </DocumentCrumbs>
      }
    >
      {form ? (
        <>
          <h1>{form.title}</h1>
          <p className="account-lead">
            {form.sentAt !== null ? (
              <>
                Your account was sent. You can still change it, and read{' '}
                <Link to="/post-mortems/$ref/accounts" params={{ ref }} className="link">
                  what the others told
                </Link>
                .
              </>
            ) : form.declinedAt !== null ? (
              'You said that you will write none. Whatever you write here after all is welcome.'
            ) : (
              `${form.askedBy} asks what it was like from where you were. There is nothing to get right: write what you saw and thought then, before you read what others remember. A few lines are enough.`
            )}
          </p>
          <AccountFields
            key={form.id}
            form={form}
            write={(written, send) =>
              write
                .mutateAsync({ id: ref, ...written, send })
                .then(() => send && say('Your account was sent. Thank you.'))
            }
            onDecline={
              form.declinedAt === null
                ? () => decline.mutate({ id: ref }, { onSuccess: () => say('Nobody waits for your account any more.') })
                : undefined
            }
          />
        </>
      ) : isRefusal(account.error, 'not-found') ? (
        <State title="Nobody asked you for an account of this one">
          <p>If you were there and want to tell what you saw, ask its owner to ask you.</p>
        </State>
      ) : account.error ? (
        <Failed error={account.error} what="account" retry={() => void account.refetch()} />
      ) : (
        <Bone height={320} />
      )}
    </Page>
  );
}
