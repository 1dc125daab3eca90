import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Action } from '#shared/rules/access.ts';
import { useMay, useMe } from '../../data/session.ts';
import { State } from '../../ui/states.tsx';

type Props = { action: Action; title: string; why: string; children: ReactNode };
/** A page of the settings that needs an admin. Whoever comes by a link and is none learns why it stays shut. */
export function ForAdmins({ action, title, why, children }: Props) {
  const may = useMay(action);
  const role = useMe()?.role;
  if (may) return children;
  return (
    <State
      title={`${title} are for admins`}
      inline
      actions={
        <Link to="/settings/profile" className="btn">
          Your profile
        </Link>
      }
    >
      <p>{why}</p>
      <p>You are {role === 'viewer' ? 'a viewer' : `an ${role}`} here. An admin can change that under Members.</p>
    </State>
  );
}
