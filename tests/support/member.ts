import { type Call, createClient } from '#shared/client.ts';
import { acceptSignUp, inviteMember } from '#shared/contracts/people.ts';
import type { Role } from '#shared/rules/access.ts';
import type { TestServer } from './server.ts';

export type TestMember = { id: string; name: string; email: string; call: Call; cookie: string };

export const PASSWORD = 'correct horse battery';

/** Somebody who signed up by an invitation, with a client on their session. */
export async function signUp(
  server: TestServer,
  person: { name: string; email: string; role?: Role; timeZone?: string },
): Promise<TestMember> {
  const { name, email, role = 'editor', timeZone } = person;
  const { link } = await server.call(inviteMember, { name, email, role });
  const token = link.split('/').at(-1) as string;
  const response = await fetch(`${server.url}/api/v1${acceptSignUp.path.replace(':token', token)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, email, password: PASSWORD, timeZone }),
  });
  const { me, csrf } = (await response.json()) as { me: { id: string }; csrf: string };
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const call = createClient({ baseUrl: server.url, headers: () => ({ cookie, 'x-debrief-csrf': csrf }) });
  return { id: me.id, name, email, call, cookie };
}
