import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AccountFields } from '../../account/account-fields.tsx';
import { useAccountByLink, useWriteAccountByLink } from '../../data/accounts.ts';
import { isRefusal } from '../../data/api.ts';
import { Gate } from '../../ui/gate.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import './by-link.css';

/** The same for whoever cannot sign in: one account, by a link that ends when it is sent. */
export default function AccountByLink() {
  const { token } = useParams({ from: '/account/$token' });
  const account = useAccountByLink(token);
  const write = useWriteAccountByLink();
  const [isSent, setSent] = useState(false);
  if (isSent)
    return (
      <Gate title="Thank you" lead="Your account was sent. This link has done its work; you can close the page.">
        {null}
      </Gate>
    );
  if (isRefusal(account.error, 'not-found'))
    return (
      <Gate
        title="This link no longer works"
        lead="It was used already, has run out, or was not copied whole. Ask whoever sent it for a new one."
      >
        {null}
      </Gate>
    );
  if (account.error) return <Failed error={account.error} what="link" retry={() => void account.refetch()} />;
  const form = account.data;
  return (
    <main className="by-link" id="main">
      {form ? (
        <>
          <p className="small faint">Debrief · {form.reference}</p>
          <h1>{form.title}</h1>
          <p className="account-lead">
            {form.person.name}, {form.askedBy} asks what it was like from where you were. There is nothing to get right:
            write what you saw and thought then. A few lines are enough. Only this one account can be written by this
            link.
          </p>
          <AccountFields
            form={form}
            write={(written, send) =>
              write.mutateAsync({ token, ...written, send }).then(() => {
                if (send) setSent(true);
              })
            }
          />
        </>
      ) : (
        <Bone height={320} />
      )}
    </main>
  );
}
