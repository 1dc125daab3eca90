import { inviteMember } from '#shared/contracts/people.ts';
import type { BenchServer } from './server.ts';

/**
 * Signs somebody up as an editor who bears the name of a person that took part in many incidents: what they may see is harder to
 * find than for an admin. Answers the header of their session.
 */
export async function signUpEditor({ call, url }: BenchServer, name: string): Promise<Record<string, string>> {
  const { link } = await call(inviteMember, { name, email: 'editor@example.com', role: 'editor' });
  const token = new URL(link).pathname.split('/').at(-1);
  const response = await fetch(`${url}/api/v1/sign-up/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, email: 'editor@example.com', password: 'a long enough password' }),
  });
  if (!response.ok) throw new Error(`signing up was answered with ${response.status}: ${await response.text()}`);
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}
