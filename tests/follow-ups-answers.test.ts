import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeAnswerLink } from '#server/features/follow-ups/index.ts';
import { getFollowUp } from '#shared/contracts/follow-ups.ts';
import { createIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, createPostMortem, setOwner, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let incidentId: string;
let postMortemId: string;
let id: string;
let link: string;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'viewer' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  const incident = await server.call(createIncident, { title: 'Till stood still' });
  incidentId = incident.id;
  postMortemId = (await server.call(createPostMortem, { title: 'Tills', incidents: [incident.reference] })).id;
  await server.call(setOwner, { id: postMortemId, personId: bo.id });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  const made = await server.call(createFollowUp, {
    title: 'Lay <b>a second</b> line',
    postMortemId,
    ownerId: ana.id,
    dueOn: '2031-03-04',
  });
  id = made.id;
  link = await linkFor(id, ana.id);
});

/** As the mail has it, but to the port where this server is. */
async function linkFor(followUpId: string, personId: string): Promise<string> {
  const { ctx } = server.app;
  const made = await ctx.transaction((tx) => makeAnswerLink(tx, ctx, followUpId, personId));
  return server.url + new URL(made).pathname;
}
const answer = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
const text = async (response: Response | Promise<Response>) => (await response).text();
const now = async (which = id) => server.call(getFollowUp, { id: which });

describe('the link of a reminder', () => {
  it('shows the three answers without signing in, and changes nothing however often it is followed', async () => {
    for (let nth = 0; nth < 3; nth++) {
      const response = await fetch(link);
      expect(response.status).toBe(200);
      const page = await response.text();
      expect(page).toContain('Lay &lt;b&gt;a second&lt;/b&gt; line');
      expect(page.match(/<form method="post"/g)).toHaveLength(3);
      expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
      await fetch(link, { method: 'HEAD' });
    }
    expect((await now()).followUp).toMatchObject({ status: 'open', version: 1 });
  });

  it('answers “done” once', async () => {
    expect(await text(answer(link, { answer: 'done' }))).toContain('is done');
    const { followUp, history } = await now();
    expect(followUp).toMatchObject({ status: 'done', updatedBy: 'Ana Ruiz' });
    expect(history[0]).toMatchObject({ kind: 'status', by: 'Ana Ruiz' });
    await server.call(updateFollowUp, { id, status: 'open' });
    const again = await answer(link, { answer: 'done' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('You answered already');
    expect((await now()).followUp.status).toBe('open');
  });

  it('answers “later” with a date and a reason, which is kept', async () => {
    const wrong = [
      [{ answer: 'later', dueOn: '2031-05-01', note: ' ' }, /Say why/],
      [{ answer: 'later', note: 'Cable' }, /date/],
      [{ answer: 'later', dueOn: '2031-02-30', note: 'Cable' }, /date/],
      [{ answer: 'later', dueOn: '2031-03-01', note: 'Cable' }, /later date/],
      [{ answer: 'later', dueOn: '2001-03-01', note: 'Cable' }, /after today/],
      [{ answer: 'perhaps' }, /one of the three/],
      [{}, /one of the three/],
    ] as const;
    for (const [fields, words] of wrong) {
      const refused = await answer(link, fields as Record<string, string>);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toMatch(words);
    }
    const typed = { answer: 'later', dueOn: '2001-03-01', note: 'The "new" <cable>' };
    const form = await text(answer(link, typed));
    expect(form).toContain('value="2001-03-01"');
    expect(form).toContain('>The &quot;new&quot; &lt;cable&gt;</textarea>');
    expect(await text(answer(link, { answer: 'later', dueOn: '2031-05-01', note: 'The cable is late' }))).toContain(
      '2031-05-01',
    );
    const { followUp, history } = await now();
    expect(followUp).toMatchObject({ dueOn: '2031-05-01', postponed: 1 });
    expect(history[0]).toMatchObject({ kind: 'due', note: 'The cable is late', by: 'Ana Ruiz' });
  });

  it('answers “not mine”: it goes back to whoever owns the post-mortem', async () => {
    expect(await text(answer(link, { answer: 'not-mine', note: 'I left that team' }))).toContain('Bo Lund has it now');
    const { followUp, history } = await now();
    expect(followUp.owner).toMatchObject({ id: bo.id });
    expect(history[0]).toMatchObject({ kind: 'handed-back', note: 'I left that team', after: { owner: 'Bo Lund' } });
    // The post-mortem's owner cannot hand it back to themselves.
    const own = await linkFor(id, bo.id);
    expect(await text(answer(own, { answer: 'not-mine' }))).toContain('Nobody has it now');
    expect((await now()).followUp.owner).toBeNull();
  });

  it('is for this follow-up and this person alone', async () => {
    const other = await server.call(createFollowUp, { title: 'Other work', ownerId: ana.id });
    await answer(link, { answer: 'done', id: other.id, followUpId: other.id, token: 'x' });
    expect((await now(other.id)).followUp.status).toBe('open');
    const passedOn = await linkFor(other.id, ana.id);
    await server.call(updateFollowUp, { id: other.id, ownerId: bo.id });
    expect(await text(fetch(passedOn))).toContain('not yours any more');
    expect((await answer(passedOn, { answer: 'done' })).status).toBe(409);
    expect((await now(other.id)).followUp.status).toBe('open');
  });

  it('guessed, ended, or of what became private says the same, and tells nothing', async () => {
    const nowhere = await text(fetch(`${server.url}/answer/${'a'.repeat(32)}`));
    expect(nowhere).toContain('leads nowhere');
    const { ctx } = server.app;
    const real = ctx.now;
    ctx.now = () => new Date(Date.now() + 31 * 86_400_000);
    expect(await text(fetch(link))).toBe(nowhere);
    expect((await answer(link, { answer: 'done' })).status).toBe(404);
    ctx.now = real;
    await server.call(updateIncident, { id: incidentId, private: true });
    expect(await text(fetch(link))).toBe(nowhere);
    expect((await answer(link, { answer: 'done' })).status).toBe(404);
    await server.call(updateIncident, { id: incidentId, private: false });
    expect((await now()).followUp.status).toBe('open');
  });

  it('is refused from another site, and two answers at once are one', async () => {
    const foreign = await fetch(link, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'done' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    const both = await Promise.all([answer(link, { answer: 'done' }), answer(link, { answer: 'not-mine' })]);
    expect(both.map((one) => one.status).toSorted()).toEqual([200, 409]);
  });

  it('keeps no token: only what it hashes to', async () => {
    const token = link.split('/').at(-1)!;
    const rows = await server.database.db.selectFrom('follow_up_answer_links').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.some((row) => row.token_hash.toString('base64url') === token)).toBe(false);
  });
});
