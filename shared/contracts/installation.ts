import { z } from 'zod';
import { contract, id, instant, line, nothing, page, pageInput, requiredLine, timeZone, words } from './contract.ts';
import { OUTCOMES } from './incidents.ts';

export const SOURCE_KINDS = [
  'alertmanager',
  'grafana',
  'datadog',
  'sentry',
  'pagerduty',
  'opsgenie',
  'incident-io',
  'statuspage',
  'github',
  'generic',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const source = z.object({
  id,
  kind: z.enum(SOURCE_KINDS),
  name: z.string(),
  path: z.string().describe('Where the tool sends its webhooks'),
  hasSecret: z.boolean(),
  private: z.boolean(),
  disabled: z.boolean(),
  createdAt: instant,
  lastDeliveryAt: instant.nullable(),
  deliveries: z.number(),
  unreadable: z.number(),
});
export const listSources = contract({
  name: 'sources.list',
  method: 'GET',
  path: '/sources',
  who: 'source.manage',
  summary: 'Where incidents come from',
  input: nothing,
  output: z.object({ items: z.array(source) }),
});
export const createSource = contract({
  name: 'sources.create',
  method: 'POST',
  path: '/sources',
  who: 'source.manage',
  status: 201,
  summary: 'Make a webhook address for a tool; its token is shown in the address',
  input: z.object({
    kind: z.enum(SOURCE_KINDS),
    name: requiredLine(200),
    secret: line(500).optional().describe('Signing secret, for tools that sign their webhooks'),
    private: z.boolean().optional().describe('Its incidents begin private'),
  }),
  output: source,
});
export const updateSource = contract({
  name: 'sources.update',
  method: 'PATCH',
  path: '/sources/:id',
  who: 'source.manage',
  summary: 'Rename, switch off, or change the secret of a source',
  input: z.object({
    id,
    name: requiredLine(200).optional(),
    disabled: z.boolean().optional(),
    secret: line(500).nullish(),
    private: z.boolean().optional(),
  }),
  output: source,
});
export const delivery = z.object({
  id,
  sourceId: id,
  sourceName: z.string(),
  kind: z.string(),
  receivedAt: instant,
  outcome: z.enum(['applied', 'unreadable', 'failed', 'ignored']),
  why: z.string().nullable(),
  body: z.string(),
});
export const listDeliveries = contract({
  name: 'deliveries.list',
  method: 'GET',
  path: '/deliveries',
  who: 'delivery.read',
  summary: 'Webhooks as they arrived, newest first; unreadable ones are kept until an admin looks',
  input: z.object({
    outcome: z.enum(['applied', 'unreadable', 'failed', 'ignored']).optional(),
    source: id.optional(),
    ...pageInput,
  }),
  output: page(delivery),
});
export const retryDelivery = contract({
  name: 'deliveries.retry',
  method: 'POST',
  path: '/deliveries/:id/retry',
  who: 'source.manage',
  summary: 'Read a kept webhook again',
  input: z.object({ id }),
  output: delivery,
});
export const receiveWebhook = contract({
  name: 'sources.receive',
  method: 'POST',
  path: '/sources/:kind/:token',
  who: 'anyone',
  status: 202,
  bodyField: 'body',
  bytes: true,
  maxBody: 8 * 1024 * 1024,
  summary: 'A webhook of a source; a repeated delivery changes nothing',
  input: z.object({ kind: z.string().max(50), token: z.string().max(200), body: z.instanceof(Uint8Array) }),
  output: z.object({ accepted: z.boolean(), repeated: z.boolean(), incidents: z.array(z.string()) }),
});

export const policyField = z.object({
  name: z.string(),
  group: z.string(),
  label: z.string(),
  explanation: z.string(),
  unit: z.string(),
  value: z.number(),
  default: z.number(),
  min: z.number(),
  max: z.number(),
});
export const policy = z.object({
  version: z.number(),
  fields: z.array(policyField),
  changedBy: z.string().nullable(),
  changedAt: instant.nullable(),
  may: z.record(z.string(), z.boolean()),
});
const thresholds = z.record(z.string().max(100), z.number());
export const getPolicy = contract({
  name: 'policy.get',
  method: 'GET',
  path: '/policy',
  who: 'policy.read',
  summary: 'What decides whether an incident gets a post-mortem',
  input: nothing,
  output: policy,
});
export const setPolicy = contract({
  name: 'policy.set',
  method: 'PUT',
  path: '/policy',
  who: 'policy.edit',
  summary: 'Change thresholds; decisions already made stay',
  input: z.object({ values: thresholds }),
  output: policy,
});
export const previewPolicy = contract({
  name: 'policy.preview',
  method: 'POST',
  path: '/policy/preview',
  who: 'policy.edit',
  summary: 'What these thresholds would have decided for the last 50 incidents',
  input: z.object({ values: thresholds }),
  output: z.object({
    items: z.array(
      z.object({
        id,
        reference: z.string(),
        title: z.string(),
        resolvedAt: instant.nullable(),
        current: z.enum(OUTCOMES),
        proposed: z.enum(OUTCOMES),
        reasons: z.array(z.string()),
      }),
    ),
  }),
});

export const settings = z.object({
  name: z.string(),
  word: z.string(),
  timeZone: z.string(),
  may: z.record(z.string(), z.boolean()),
});
export const getSettings = contract({
  name: 'settings.get',
  method: 'GET',
  path: '/settings',
  who: 'settings.read',
  summary: 'The installation',
  input: nothing,
  output: settings,
});
export const updateSettings = contract({
  name: 'settings.update',
  method: 'PATCH',
  path: '/settings',
  who: 'settings.edit',
  summary: "Change the installation's name, its word for post-mortem, its time zone",
  input: z.object({
    name: requiredLine(100).optional(),
    word: requiredLine(40).optional(),
    timeZone: timeZone.optional(),
  }),
  output: settings,
});

export const searchHit = z.object({
  kind: z.enum(['incident', 'post-mortem', 'event']),
  id,
  reference: z.string(),
  title: z.string(),
  /** Plain text; the found words stand between U+E000 and U+E001. */
  excerpt: z.string(),
  status: z.string(),
  at: instant,
  severity: z.string().nullable(),
  services: z.array(z.string()),
  incidentId: id.nullable(),
});
export const search = contract({
  name: 'search',
  method: 'GET',
  path: '/search',
  who: 'search',
  summary: 'Full-text search over incidents, post-mortems and timelines; only what the caller may see',
  input: z.object({
    q: line(500),
    kind: z.enum(['incident', 'post-mortem', 'event']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  output: z.object({ items: z.array(searchHit), query: z.string() }),
});

export const homeItem = z.object({
  kind: z.enum(['mention', 'post-mortem', 'incident', 'follow-up', 'delivery']),
  id: id.nullable(),
  reference: z.string(),
  title: z.string(),
  why: z.string(),
  detail: z.string(),
  when: instant.nullable(),
  whenWord: z.string().nullable(),
  late: z.boolean(),
  path: z.string(),
});
export const home = contract({
  name: 'home.show',
  method: 'GET',
  path: '/home',
  who: 'incident.read',
  summary: 'What needs the caller',
  input: nothing,
  output: z.object({
    greetingName: z.string().nullable(),
    nightPageAt: instant.nullable(),
    openIncidents: z.number(),
    groups: z.array(
      z.object({
        key: z.enum(['waiting', 'open-incidents', 'follow-ups', 'reading']),
        title: z.string(),
        items: z.array(homeItem),
      }),
    ),
    counts: z.object({ waiting: z.number(), followUps: z.number() }),
  }),
});

export const importRecord = contract({
  name: 'import.record',
  method: 'POST',
  path: '/import/incident-record',
  who: 'import.run',
  status: 201,
  bodyField: 'record',
  maxBody: 128 * 1024 * 1024,
  summary: 'Import an incident record (debrief.incident/v1); the same record twice is imported once',
  input: z.object({ record: z.unknown(), private: z.enum(['true', 'false']).optional() }),
  output: z.object({
    incidentId: id,
    reference: z.string(),
    created: z.boolean(),
    events: z.number(),
    duplicates: z.number(),
    problems: z.array(z.string()),
  }),
});
export const importMarkdown = contract({
  name: 'import.markdown',
  method: 'POST',
  path: '/import/markdown',
  who: 'import.run',
  status: 201,
  maxBody: 8 * 1024 * 1024,
  summary: 'Import a post-mortem written in Markdown; says what was recognised',
  input: z.object({ name: requiredLine(300), markdown: words(4_000_000), timeZone: timeZone.optional() }),
  output: z.object({
    incidentId: id,
    reference: z.string(),
    postMortemId: id,
    postMortemReference: z.string(),
    created: z.boolean(),
    title: z.string(),
    timelineRows: z.number(),
    followUps: z.number(),
    sections: z.number(),
    problems: z.array(z.object({ line: z.number(), why: z.string() })),
  }),
});
