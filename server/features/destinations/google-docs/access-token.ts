import { createSign } from 'node:crypto';
import { z } from 'zod';
import { DestinationFault } from '../fault.ts';
import type { Line } from '../line.ts';

const TOKEN_ADDRESS = 'https://oauth2.googleapis.com/token';
/** A service account sees what was shared with it and nothing else: the scope only says what it may do there. */
const SCOPES = 'https://www.googleapis.com/auth/documents https://www.googleapis.com/auth/drive';
const HOUR_SECONDS = 3600;

const credentials = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('service_account'),
    client_email: z.string(),
    private_key: z.string(),
    token_uri: z.url().default(TOKEN_ADDRESS),
  }),
  z.object({
    type: z.literal('authorized_user'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
    token_uri: z.url().default(TOKEN_ADDRESS),
  }),
]);
type Credentials = z.output<typeof credentials>;

/** A token for an hour, from what the secret is: the key of a service account, or a person's consent. */
export async function accessToken(secret: string, line: Line, now = Date.now()): Promise<string> {
  const given = readCredentials(secret);
  const response = await line.fetch(given.token_uri, {
    method: 'POST',
    body: new URLSearchParams(grantOf(given, now)),
  });
  if (!response.ok) {
    // Here 400 means what elsewhere is 401: the key was deleted, or the consent taken back.
    if (response.status === 400 || response.status === 401)
      throw new DestinationFault(
        'Google does not accept this key: it was deleted, or the consent was taken back. Put a new one into Settings > Destinations.',
      );
    throw new Error(`no token: ${response.status}`);
  }
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

/** Who signs in, to be shown: a folder has to be shared with them. */
export function accountOf(secret: string): string | null {
  const given = readCredentials(secret);
  return given.type === 'service_account' ? given.client_email : null;
}

function readCredentials(secret: string): Credentials {
  let json: unknown;
  try {
    json = JSON.parse(secret);
  } catch {
    throw unreadable();
  }
  const read = credentials.safeParse(json);
  if (!read.success) throw unreadable();
  return read.data;
}

const unreadable = () =>
  new DestinationFault(
    'The secret is not a key of Google: it has to be the whole JSON file, of a service account or of an authorized user.',
  );

function grantOf(given: Credentials, now: number): Record<string, string> {
  if (given.type === 'authorized_user') {
    const { client_id, client_secret, refresh_token } = given;
    return { grant_type: 'refresh_token', client_id, client_secret, refresh_token };
  }
  const issued = Math.floor(now / 1000);
  const claims = {
    iss: given.client_email,
    scope: SCOPES,
    aud: given.token_uri,
    iat: issued,
    exp: issued + HOUR_SECONDS,
  };
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  try {
    const signature = createSign('RSA-SHA256').update(signed).sign(given.private_key, 'base64url');
    return { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: `${signed}.${signature}` };
  } catch {
    throw new DestinationFault('The private key in the secret cannot be read. Make a new key for the service account.');
  }
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
