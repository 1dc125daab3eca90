export { actorName, byOf } from './actor-name.ts';

import { acceptSignUp } from './accept-sign-up.ts';
import { createKey } from './create-key.ts';
import { inviteMember } from './invite-member.ts';
import { listKeys } from './list-keys.ts';
import { listMembers } from './list-members.ts';
import { listPeople } from './list-people.ts';
import { renewMemberLink } from './renew-member-link.ts';
import { revokeKey } from './revoke-key.ts';
import { showSession } from './show-session.ts';
import { showSignUp } from './show-sign-up.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { updateMe } from './update-me.ts';
import { updateMember } from './update-member.ts';
import { updatePerson } from './update-person.ts';

export const peopleOperations = [
  showSession,
  signIn,
  signOut,
  showSignUp,
  acceptSignUp,
  updateMe,
  listMembers,
  inviteMember,
  updateMember,
  renewMemberLink,
  listPeople,
  updatePerson,
  listKeys,
  createKey,
  revokeKey,
];
export { makeKey } from './create-key.ts';
export { type Credentials, findActorByKey, findActorBySession } from './credentials.ts';
export { makeFirstAdminLink } from './make-link.ts';
export {
  findPeople,
  findPerson,
  findTimeZones,
  likeText,
  type Mention,
  type PersonRow,
  resolvePeople,
} from './people-store.ts';
