import type { IncidentRecord, RecordEvent } from '#shared/incident-record.ts';

/** Invented incidents, for tests and for looking at what a draft reads like. */

const event = (
  id: string,
  at: string,
  kind: RecordEvent['kind'],
  text: string,
  rest: Partial<RecordEvent> = {},
): RecordEvent => ({
  id,
  at,
  kind,
  text,
  ...rest,
});

const chat = (id: string, at: string, actor: string, text: string): RecordEvent =>
  event(id, at, 'message', text, { actor, source: '#inc-checkout' });

/** A rich record: alerts, a deploy, chat, stated times, people. */
export const CHECKOUT: IncidentRecord = {
  format: 'debrief.incident/v1',
  title: 'Checkout errors after config push',
  severity: 'SEV2',
  type: 'production',
  services: ['checkout'],
  status: 'resolved',
  timeZone: 'Europe/Madrid',
  impact: { text: '4% of checkouts failed', customers: 1840 },
  times: { impactStarted: '2026-03-04T10:02:00Z', mitigated: '2026-03-04T10:41:00Z', resolved: '2026-03-04T11:20:00Z' },
  people: [
    { id: 'u1', name: 'Sam Okafor', handles: ['@sam'], role: 'lead' },
    { id: 'u2', name: 'Ana Ruiz', handles: ['@ana'] },
    { id: 'u3', name: 'Mina Kovač', handles: ['@mina'] },
  ],
  events: [
    event('e0', '2026-03-04T10:01:10Z', 'deploy', 'Checkout config v412 pushed', { actor: '@sam', source: 'deploy' }),
    event('e1', '2026-03-04T10:05:12Z', 'alert', '5xx rate above 2%', {
      source: 'alertmanager',
      url: 'https://alerts.example/1',
    }),
    chat('e2', '2026-03-04T10:07:00Z', '@ana', "I'm on it, opening an incident"),
    chat('e3', '2026-03-04T10:15:00Z', '@ana', 'I think it is the payment gateway timing out'),
    chat('e4', '2026-03-04T10:16:00Z', '@mina', 'here if you need me'),
    chat('e5', '2026-03-04T10:24:00Z', '@ana', 'weird, I did not expect retries to be off'),
    chat('e6', '2026-03-04T10:30:00Z', 'sam', 'Gateway is fine; the problem is that v412 dropped the retry budget'),
    chat('e7', '2026-03-04T10:33:00Z', 'ana', "let's roll back"),
    event('e8', '2026-03-04T10:38:00Z', 'action', 'Rolled back to v411', { actor: 'sam', source: 'deploy' }),
    chat('e9', '2026-03-04T10:41:00Z', 'ana', 'error rate back to normal'),
    chat(
      'e10',
      '2026-03-04T10:50:00Z',
      'mina',
      'we should run the validator on direct pushes too, so that a missing retry.budget cannot go out',
    ),
    chat('e11', '2026-03-04T10:52:00Z', 'mina', 'luckily the queue kept orders, most retried by themselves'),
    event('e12', '2026-03-04T11:20:00Z', 'status-change', 'Incident resolved', { actor: 'sam', source: 'slack' }),
  ],
};

/** Alerts only: nobody wrote a word. */
export const ALERTS_ONLY: IncidentRecord = {
  format: 'debrief.incident/v1',
  title: 'Disk almost full on db-3',
  services: ['orders-db'],
  status: 'resolved',
  events: [
    event('a1', '2026-05-11T02:10:00Z', 'alert', 'FIRING: disk usage above 90% on db-3', { source: 'alertmanager' }),
    event('a2', '2026-05-11T02:25:00Z', 'alert', 'FIRING: orders write latency p99 above 2 s', {
      source: 'alertmanager',
    }),
    event('a3', '2026-05-11T03:40:00Z', 'alert', 'RESOLVED: orders write latency p99 above 2 s', {
      source: 'alertmanager',
    }),
    event('a4', '2026-05-11T03:44:00Z', 'alert', 'RESOLVED: disk usage above 90% on db-3', { source: 'alertmanager' }),
  ],
};

/** Chat only, no times stated, nobody listed. */
export const CHAT_ONLY: IncidentRecord = {
  format: 'debrief.incident/v1',
  title: 'Login broken for SSO users',
  timeZone: 'America/New_York',
  events: [
    chat('c1', '2026-06-02T13:58:00Z', 'Priya', 'merged the IdP metadata refresh, rolling out now'),
    chat('c2', '2026-06-02T14:11:00Z', 'Jonas', 'customers are reporting they cannot log in with SSO'),
    chat('c3', '2026-06-02T14:12:00Z', 'Priya', 'looking'),
    chat('c4', '2026-06-02T14:13:00Z', 'Jonas', 'declaring an incident, sev1'),
    chat('c5', '2026-06-02T14:20:00Z', 'Lea', 'could it be the certificate? it was rotated yesterday'),
    chat('c6', '2026-06-02T14:26:00Z', 'Priya', 'not the certificate, that one is fine'),
    chat('c7', '2026-06-02T14:31:00Z', 'Priya', 'turns out the new metadata has no signing key for the EU tenant'),
    chat('c8', '2026-06-02T14:33:00Z', 'Jonas', 'I have no access to the IdP console, who owns it?'),
    chat('c9', '2026-06-02T14:40:00Z', 'Lea', 'reverted the metadata to the previous version'),
    chat('c10', '2026-06-02T14:46:00Z', 'Jonas', 'confirmed with two customers, logins are working again'),
    chat('c11', '2026-06-02T14:55:00Z', 'Lea', "TODO: alert on SSO failures per tenant. I'll file a ticket"),
    chat('c12', '2026-06-02T14:57:00Z', 'Priya', "let's make sure the metadata check runs before rollout"),
    chat('c13', '2026-06-02T15:30:00Z', 'Jonas', 'closing the incident, thanks all'),
  ],
};

/** Three days, over a change of month. */
export const MULTI_DAY: IncidentRecord = {
  format: 'debrief.incident/v1',
  title: 'Nightly exports missing rows',
  severity: 'P2',
  services: ['exports', 'warehouse'],
  status: 'resolved',
  timeZone: 'Asia/Tokyo',
  impact: { text: 'Exports of 12 customers lacked rows from 30 April.' },
  times: { impactStarted: '2026-04-29T16:00:00Z', detected: '2026-05-01T00:20:00Z', mitigated: '2026-05-01T06:00:00Z' },
  people: [
    { name: 'Haruka Sato', handles: ['haruka'] },
    { name: 'Tom Weiss', handles: ['tom'], role: 'reporter' },
  ],
  events: [
    event('m1', '2026-04-29T15:30:00Z', 'deploy', 'warehouse 7.2.0 released', { source: 'ci' }),
    chat('m2', '2026-05-01T00:20:00Z', 'tom', 'a customer reports that yesterday’s export is missing rows'),
    chat('m3', '2026-05-01T00:45:00Z', 'haruka', 'acknowledged, checking the export job'),
    chat('m4', '2026-05-01T03:10:00Z', 'haruka', 'root cause: 7.2.0 reads the partition before it is closed, a race'),
    event('m5', '2026-05-01T05:10:00Z', 'action', 'Re-ran exports for all 12 customers', { actor: 'haruka' }),
    chat('m6', '2026-05-01T07:00:00Z', 'tom', 'we should compare row counts after each export'),
    event('m7', '2026-05-02T01:00:00Z', 'status-change', 'resolved', { actor: 'haruka' }),
  ],
};

/** Hardly anything. */
export const BARE: IncidentRecord = { format: 'debrief.incident/v1', title: 'Something was slow' };

/** Fields but no event. */
export const FIELDS_ONLY: IncidentRecord = {
  format: 'debrief.incident/v1',
  title: 'Search was down',
  severity: 'SEV3',
  services: ['search', 'catalogue'],
  impact: { text: 'Search returned no results', customers: 1 },
  times: { impactStarted: '2026-01-31T23:50:00Z', resolved: '2026-02-01T00:25:00Z' },
};

export const SAMPLE_RECORDS: Record<string, IncidentRecord> = {
  CHECKOUT,
  ALERTS_ONLY,
  CHAT_ONLY,
  MULTI_DAY,
  BARE,
  FIELDS_ONLY,
};
