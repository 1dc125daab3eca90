import { randomBytes } from 'node:crypto';
import type { App } from '#server/app.ts';
import { makeKey } from '#server/features/people/index.ts';
import { type Call, createClient } from '#shared/client.ts';
import { createSource, updateSettings } from '#shared/contracts/installation.ts';
import { acceptSignUp, inviteMember, showSession } from '#shared/contracts/people.ts';
import { CAST, COMPANY, emailOf, type Who } from './cast.ts';
import { pagerdutySignature } from './payloads.ts';

export type Stage = {
  /** As a tool with an API key, such as the deployment pipeline. */
  tool: Call;
  /** As one of the people, signed in. */
  as: (who: Who) => Call;
  idOf: (who: Who) => string;
  /** Delivers a webhook to the source of this kind; answers the incidents it was about. */
  deliver: (kind: 'alertmanager' | 'pagerduty' | 'generic', body: unknown) => Promise<string[]>;
  /** Makes it that moment, so that everything is stored with the times it would have had. */
  turnClock: (to: Date) => void;
  /** From here on it is now. */
  releaseClock: () => void;
};

type Member = { id: string; call: Call };

/** The organisation before anything has happened: its people have signed up and its tools are connected. */
export async function setStage(app: App, password: string, since: Date): Promise<Stage> {
  const { turnClock, releaseClock } = clockOf(app);
  turnClock(since);
  const key = await makeKey(app.ctx, { name: 'Deployment pipeline', role: 'admin', createdBy: null });
  const tool = createClient({ baseUrl: app.url, headers: () => ({ authorization: `Bearer ${key.secret}` }) });
  await tool(updateSettings, { name: COMPANY, timeZone: 'Europe/Berlin' });
  const members = new Map<Who, Member>();
  await Promise.all(
    (Object.keys(CAST) as Who[]).map(async (who) => members.set(who, await signUp(app, tool, who, password))),
  );
  const member = (who: Who) => members.get(who) as Member;

  const secret = randomBytes(16).toString('hex');
  const admin = member('ines').call;
  const paths = {
    alertmanager: (await admin(createSource, { kind: 'alertmanager', name: 'Alertmanager' })).path,
    pagerduty: (await admin(createSource, { kind: 'pagerduty', name: 'PagerDuty', secret })).path,
    generic: (await admin(createSource, { kind: 'generic', name: 'Support desk' })).path,
  };
  return {
    tool,
    as: (who) => member(who).call,
    idOf: (who) => member(who).id,
    deliver: (kind, body) => deliver(app.url + paths[kind], body, kind === 'pagerduty' ? secret : undefined),
    turnClock,
    releaseClock,
  };
}

function clockOf(app: App) {
  const real = app.ctx.now;
  return {
    turnClock(to: Date) {
      const turned = performance.now();
      app.ctx.now = () => new Date(to.getTime() + performance.now() - turned);
    },
    releaseClock() {
      app.ctx.now = real;
    },
  };
}

async function signUp(app: App, tool: Call, who: Who, password: string): Promise<Member> {
  const { name, role, timeZone } = CAST[who];
  const email = emailOf(who);
  const { link } = await tool(inviteMember, { name, email, role });
  let cookie = '';
  const keepCookie: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    cookie =
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ') || cookie;
    return response;
  };
  const token = link.split('/').at(-1) as string;
  const stranger = createClient({ baseUrl: app.url, fetch: keepCookie });
  const { me } = await stranger(acceptSignUp, { token, name, email, password, timeZone });
  const signedIn = createClient({ baseUrl: app.url, headers: () => ({ cookie }) });
  const { csrf } = await signedIn(showSession, {});
  const call = createClient({ baseUrl: app.url, headers: () => ({ cookie, 'x-debrief-csrf': csrf ?? '' }) });
  return { id: me?.id ?? '', call };
}

async function deliver(url: string, body: unknown, secret: string | undefined): Promise<string[]> {
  const text = JSON.stringify(body);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret ? { 'x-pagerduty-signature': pagerdutySignature(text, secret) } : {}),
    },
    body: text,
  });
  if (!response.ok) throw new Error(`a webhook was refused with ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { incidents: string[] }).incidents;
}
