import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvents, createIncident, getIncident } from '#shared/contracts/incidents.ts';
import {
  createKey,
  inviteMember,
  listKeys,
  listMembers,
  renewMemberLink,
  revokeKey,
  updateMember,
} from '#shared/contracts/people.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let admin: Browser;
const PASSWORD = 'a long enough password';

/** What a browser does: keeps the cookie, and sends the token its page was given. */
class Browser {
  cookie = '';
  csrf = '';
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-debrief-csrf': this.csrf } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    const json = (await response.json().catch(() => ({}))) as Record<string, never> & {
      csrf?: string;
      me?: { name: string; role: string } | null;
      detail?: string;
    };
    if (json.csrf) this.csrf = json.csrf;
    return { status: response.status, json, set };
  }
}
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

beforeAll(async () => {
  server = await startTestServer();
  admin = new Browser();
});
afterAll(() => server?.stop());

describe('the first admin', () => {
  it('signs up by the link that the start printed, once', async () => {
    const token = tokenOf(server.app.firstAdminLink ?? '');
    expect((await new Browser().send('GET', '/api/v1/session')).json).toMatchObject({ isNew: true, me: null });
    expect((await new Browser().send('GET', `/api/v1/sign-up/${token}`)).json).toMatchObject({
      purpose: 'first-admin',
      role: 'admin',
    });
    const sent = { name: 'Ana Ruiz', email: 'Ana@Example.com', password: PASSWORD };
    expect((await new Browser().send('POST', `/api/v1/sign-up/${token}`, { ...sent, password: 'short' })).status).toBe(
      400,
    );
    const { status, json, set } = await admin.send('POST', `/api/v1/sign-up/${token}`, sent);
    expect(status).toBe(200);
    expect(json.me).toMatchObject({ name: 'Ana Ruiz', role: 'admin' });
    expect(set).toMatch(/HttpOnly/i);
    expect(set).toMatch(/SameSite=Lax/i);
    expect(
      (await new Browser().send('POST', `/api/v1/sign-up/${token}`, { ...sent, email: 'b@example.com' })).status,
    ).toBe(404);
  });

  it('stores the password as argon2id and no token as it was given', async () => {
    const rows = await server.database.pool.query(
      'select password_hash, (select count(*) from sessions) as sessions from members',
    );
    expect(rows.rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$/);
    const dump = JSON.stringify((await server.database.pool.query('select * from sessions')).rows);
    expect(dump).not.toContain(admin.cookie.split('=')[1]);
  });
});

describe('a session', () => {
  it('needs its token for every change, and none for reading', async () => {
    expect((await admin.send('GET', '/api/v1/incidents')).status).toBe(200);
    const stolen = new Browser();
    stolen.cookie = admin.cookie;
    expect((await stolen.send('POST', '/api/v1/incidents', { title: 'forged' })).status).toBe(403);
    expect((await admin.send('POST', '/api/v1/incidents', { title: 'real' })).status).toBe(201);
  });

  it('refuses a wrong password and an unknown e-mail alike', async () => {
    const wrong = await new Browser().send('POST', '/api/v1/session', {
      email: 'ana@example.com',
      password: 'not this one',
    });
    const unknown = await new Browser().send('POST', '/api/v1/session', {
      email: 'nobody@example.com',
      password: 'not this one',
    });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.json.detail).toBe(unknown.json.detail);
  });

  it('refuses a sign-in that another site sent', async () => {
    const answer = await new Browser().send(
      'POST',
      '/api/v1/session',
      { email: 'ana@example.com', password: PASSWORD },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.status).toBe(403);
  });

  it('ends with sign-out', async () => {
    const other = new Browser();
    expect((await other.send('POST', '/api/v1/session', { email: 'ANA@example.com', password: PASSWORD })).status).toBe(
      200,
    );
    const { cookie } = other;
    await other.send('DELETE', '/api/v1/session');
    other.cookie = cookie;
    expect((await other.send('GET', '/api/v1/incidents')).status).toBe(401);
  });

  it('a new password ends the others', async () => {
    const other = new Browser();
    await other.send('POST', '/api/v1/session', { email: 'ana@example.com', password: PASSWORD });
    expect(
      (await admin.send('PATCH', '/api/v1/me', { password: 'another long password', currentPassword: 'wrong' })).status,
    ).toBe(401);
    expect(
      (await admin.send('PATCH', '/api/v1/me', { password: 'another long password', currentPassword: PASSWORD }))
        .status,
    ).toBe(200);
    expect((await other.send('GET', '/api/v1/incidents')).status).toBe(401);
    expect((await admin.send('GET', '/api/v1/incidents')).status).toBe(200);
  });
});

describe('members', () => {
  it('who are invited again get a new link, and the earlier one stops working', async () => {
    const person = { name: 'Ida Moor', email: 'ida@example.com' };
    const first = await server.call(inviteMember, person);
    const second = await server.call(inviteMember, person);
    const look = (link: string) => new Browser().send('GET', `/api/v1/sign-up/${tokenOf(link)}`);
    expect((await look(first.link)).status).toBe(404);
    expect((await look(second.link)).json).toMatchObject({ purpose: 'invitation', name: 'Ida Moor' });
    const { items } = await server.call(listMembers, {});
    expect(items.filter((one) => one.email === person.email)).toHaveLength(1);
  });

  it('are invited by a link that names them, change role, are disabled at once', async () => {
    const { link } = await server.call(inviteMember, { name: 'Sam Okafor', email: 'sam@example.com', role: 'viewer' });
    const sam = new Browser();
    expect(
      (
        await sam.send('POST', `/api/v1/sign-up/${tokenOf(link)}`, {
          name: 'Sam Okafor',
          email: 'somebody-else@example.com',
          password: PASSWORD,
        })
      ).status,
    ).toBe(200);
    const { items } = await server.call(listMembers, {});
    const member = items.find((one) => one.name === 'Sam Okafor');
    expect(member).toMatchObject({ email: 'sam@example.com', role: 'viewer' });
    expect((await sam.send('POST', '/api/v1/incidents', { title: 'x' })).status).toBe(403);
    await server.call(updateMember, { id: member?.id ?? '', role: 'editor' });
    expect((await sam.send('POST', '/api/v1/incidents', { title: 'x' })).status).toBe(201);
    await server.call(updateMember, { id: member?.id ?? '', disabled: true });
    expect((await sam.send('GET', '/api/v1/incidents')).status).toBe(401);
    await expect(server.call(inviteMember, { name: 'Sam', email: 'sam@example.com' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('the last admin stays', async () => {
    const { items } = await server.call(listMembers, {});
    const ana = items.find((one) => one.name === 'Ana Ruiz');
    await expect(server.call(updateMember, { id: ana?.id ?? '', role: 'viewer' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(server.call(updateMember, { id: ana?.id ?? '', disabled: true })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('choose a new password by a link', async () => {
    const { link } = await server.call(inviteMember, { name: 'Kim Vale', email: 'kim@example.com' });
    await new Browser().send('POST', `/api/v1/sign-up/${tokenOf(link)}`, {
      name: 'Kim Vale',
      email: 'kim@example.com',
      password: PASSWORD,
    });
    const kim = (await server.call(listMembers, {})).items.find((one) => one.email === 'kim@example.com');
    const renewed = await server.call(renewMemberLink, { id: kim?.id ?? '' });
    const browser = new Browser();
    expect(
      (
        await browser.send('POST', `/api/v1/sign-up/${tokenOf(renewed.link)}`, {
          name: 'Kim Vale',
          email: 'kim@example.com',
          password: 'yet another password',
        })
      ).status,
    ).toBe(200);
    expect(
      (await new Browser().send('POST', '/api/v1/session', { email: 'kim@example.com', password: PASSWORD })).status,
    ).toBe(401);
  });

  it('of the same name are two people, and neither is taken for the other', async () => {
    const signUp = async (email: string) => {
      const { link } = await server.call(inviteMember, { name: 'Alex Moor', email, role: 'editor' });
      const browser = new Browser();
      const answer = await browser.send('POST', `/api/v1/sign-up/${tokenOf(link)}`, {
        name: 'Alex Moor',
        email,
        password: PASSWORD,
      });
      expect(answer.status).toBe(200);
      return browser;
    };
    const first = await signUp('alex@example.com');
    const second = await signUp('moor@example.com');
    const { id } = await server.call(createIncident, { title: 'Whose?', private: true });
    await server.call(addEvents, {
      id,
      events: [
        { text: 'looking', actor: 'Alex Moor' },
        { text: 'found it', actor: 'Alex Moor' },
      ],
    });
    for (const one of [first, second]) expect((await one.send('GET', `/api/v1/incidents/${id}`)).status).toBe(404);
    expect((await server.call(getIncident, { id })).participants).toHaveLength(1);
  });

  it('are made once though two batches meet somebody new at the same instant', async () => {
    const { id } = await server.call(createIncident, { title: 'Meeting' });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        server.call(addEvents, { id, events: [{ text: `line ${index}`, actor: 'Ines Quist' }] }),
      ),
    );
    expect((await server.call(getIncident, { id })).participants).toHaveLength(1);
  });

  it('an incident opened in private stays visible to whoever opened it', async () => {
    const { link } = await server.call(inviteMember, { name: 'Noa Lind', email: 'noa@example.com', role: 'editor' });
    const noa = new Browser();
    await noa.send('POST', `/api/v1/sign-up/${tokenOf(link)}`, {
      name: 'Noa Lind',
      email: 'noa@example.com',
      password: PASSWORD,
    });
    const opened = await noa.send('POST', '/api/v1/incidents', { title: 'Quiet one', private: true });
    expect((await noa.send('GET', `/api/v1/incidents/${(opened.json as unknown as { id: string }).id}`)).status).toBe(
      200,
    );
    const other = await server.call(createIncident, { title: 'Not hers', private: true });
    expect((await noa.send('GET', `/api/v1/incidents/${other.id}`)).status).toBe(404);
  });
});

describe('API keys', () => {
  it('work until they are revoked, are listed without their secret, and remember their last use', async () => {
    const key = await server.call(createKey, { name: 'ci', role: 'editor' });
    const get = () => fetch(`${server.url}/api/v1/incidents`, { headers: { authorization: `Bearer ${key.secret}` } });
    expect((await get()).status).toBe(200);
    const listed = await server.call(listKeys, {});
    expect(JSON.stringify(listed)).not.toContain(key.secret);
    expect(listed.items.find((one) => one.id === key.id)?.lastUsedAt).not.toBeNull();
    await server.call(revokeKey, { id: key.id });
    const refused = await get();
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });
});
