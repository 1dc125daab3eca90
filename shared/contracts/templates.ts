import { z } from 'zod';
import {
  MOST_GUIDANCE,
  MOST_KEY,
  MOST_PREFILLED,
  MOST_RULES,
  MOST_SECTIONS,
  MOST_TITLE,
  PRIORITY,
  TEMPLATE_KEY,
} from '../templates/template.ts';
import { contract, flag, id, incidentRef, instant, line, nothing, postMortemRef, words } from './contract.ts';

/** Words that stand in the place of a key in an address of ours. */
export const RESERVED_KEYS = ['choice', 'preview', 'read'];
const key = z
  .string()
  .max(MOST_KEY)
  .regex(TEMPLATE_KEY, { error: 'must be small letters, digits and hyphens, such as security-breach' })
  .refine((value) => !RESERVED_KEYS.includes(value), { error: `must be none of ${RESERVED_KEYS.join(', ')}` });
const section = z.object({
  key: line(MOST_KEY),
  title: line(MOST_TITLE),
  guidance: words(MOST_GUIDANCE).default(''),
  required: z.boolean().default(false),
  prefilled: words(MOST_PREFILLED).default(''),
});
const content = {
  name: line(100),
  description: words(2000).default(''),
  sections: z.array(section).max(MOST_SECTIONS),
};
const condition = z.array(line(200)).max(50).default([]);
const rule = z.object({ severity: condition, type: condition, service: condition, team: condition });
const choice = {
  priority: z.number().int().min(PRIORITY.least).max(PRIORITY.most).default(0),
  rules: z.array(rule).max(MOST_RULES).default([]),
};

export const templateRow = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.number(),
  sections: z.number(),
  priority: z.number(),
  /** When it is chosen, as a sentence. */
  chosen: z.string(),
  isDefault: z.boolean(),
  retired: z.boolean(),
  /** It came with the product; `changed` when it no longer says what it said then. */
  shipped: z.boolean(),
  changed: z.boolean(),
  /** Post-mortems that began with it or were moved to it, in any version. */
  uses: z.number(),
  writtenBy: z.string().nullable(),
  writtenAt: instant,
});
export const template = templateRow.omit({ sections: true }).extend({
  ...content,
  ...choice,
  /** What a change must name as `baseRevision`. */
  revision: z.number(),
  may: z.record(z.string(), z.boolean()),
});
const fault = z.object({
  section: z.number().nullable(),
  field: z.enum(['name', 'sections', 'key', 'title', 'prefilled']),
  line: z.number().nullable(),
  column: z.number().nullable(),
  why: z.string(),
});

export const listTemplates = contract({
  name: 'templates.list',
  method: 'GET',
  path: '/templates',
  who: 'template.read',
  summary: 'Templates in the order in which their rules are asked',
  input: nothing,
  output: z.object({ items: z.array(templateRow), may: z.record(z.string(), z.boolean()) }),
});
export const getTemplate = contract({
  name: 'templates.get',
  method: 'GET',
  path: '/templates/:key',
  who: 'template.read',
  summary: 'One template, in its newest version or in the one that is named',
  input: z.object({ key, version: z.coerce.number().int().positive().optional() }),
  output: template,
});
export const createTemplate = contract({
  name: 'templates.create',
  method: 'POST',
  path: '/templates',
  who: 'template.manage',
  status: 201,
  summary: 'Make a template; its key comes from its name unless given',
  input: z.object({ key: key.optional(), ...content, ...choice }),
  output: template,
});
export const saveTemplate = contract({
  name: 'templates.save',
  method: 'PUT',
  path: '/templates/:key',
  who: 'template.manage',
  summary:
    'Save a template. Other words make a new version; rules and priority alone make none. A stale baseRevision is refused with 409',
  input: z.object({ key, baseRevision: z.number().int().nonnegative(), ...content, ...choice }),
  output: template,
});
export const changeTemplate = contract({
  name: 'templates.change',
  method: 'PATCH',
  path: '/templates/:key',
  who: 'template.manage',
  summary: 'Retire a template, bring it back, or make it the default one',
  input: z.object({ key, retired: z.boolean().optional(), isDefault: z.literal(true).optional() }),
  output: template,
});
export const restoreTemplate = contract({
  name: 'templates.restore',
  method: 'POST',
  path: '/templates/:key/restore',
  who: 'template.manage',
  summary: 'Bring a template back to the form in which it came with the product, as a new version',
  input: z.object({ key }),
  output: template,
});
export const listTemplateVersions = contract({
  name: 'templates.versions',
  method: 'GET',
  path: '/templates/:key/versions',
  who: 'template.read',
  summary: 'Every version of a template, newest first',
  input: z.object({ key }),
  output: z.object({
    items: z.array(
      z.object({
        version: z.number(),
        ...content,
        uses: z.number(),
        writtenBy: z.string().nullable(),
        writtenAt: instant,
      }),
    ),
  }),
});
export const previewTemplate = contract({
  name: 'templates.preview',
  method: 'POST',
  path: '/templates/preview',
  who: 'template.manage',
  summary: 'What is wrong with a template, and how its sections would begin, for a sample incident',
  input: z.object(content),
  output: z.object({
    faults: z.array(fault.extend({ says: z.string() })),
    sections: z.array(z.object({ key: z.string(), markdown: z.string() })),
  }),
});
export const tryTemplates = contract({
  name: 'templates.try',
  method: 'GET',
  path: '/templates/choice',
  who: 'template.read',
  summary: 'Which template an incident would get, and why none of the others',
  input: z.object({ incident: incidentRef }),
  output: z.object({
    incident: z.object({
      id,
      reference: z.string(),
      title: z.string(),
      severity: z.string().nullable(),
      type: z.string().nullable(),
      services: z.array(z.string()),
      teams: z.array(z.string()),
    }),
    key: z.string(),
    name: z.string(),
    why: z.string(),
    templates: z.array(
      z.object({ key: z.string(), name: z.string(), holds: z.boolean(), isChosen: z.boolean(), why: z.string() }),
    ),
  }),
});
export const exportTemplate = contract({
  name: 'templates.export',
  method: 'GET',
  path: '/templates/:key/file',
  who: 'template.read',
  file: true,
  summary: 'A template as a file: Markdown with front matter',
  input: z.object({ key, version: z.coerce.number().int().positive().optional(), download: flag.optional() }),
  output: z.string(),
});
export const importTemplate = contract({
  name: 'templates.import',
  method: 'PUT',
  path: '/templates/:key/file',
  who: 'template.manage',
  bodyField: 'file',
  bytes: true,
  maxBody: 4 * 1024 * 1024,
  summary:
    'Save a template from a file: one of ours, or any Markdown whose headings are the sections. The same file again changes nothing',
  input: z.object({ key, name: line(300).optional(), file: z.instanceof(Uint8Array) }),
  output: template.extend({ outcome: z.enum(['made', 'changed', 'same']) }),
});
export const readTemplate = contract({
  name: 'templates.read',
  method: 'POST',
  path: '/templates/read',
  who: 'template.manage',
  bodyField: 'file',
  bytes: true,
  maxBody: 4 * 1024 * 1024,
  summary: 'Read a file as a template and show what was understood; stores nothing',
  input: z.object({ name: line(300).optional(), file: z.instanceof(Uint8Array) }),
  output: z.object({ key: z.string(), exists: z.boolean(), isTemplateFile: z.boolean(), ...content, ...choice }),
});

export const listServiceTeams = contract({
  name: 'service-teams.list',
  method: 'GET',
  path: '/service-teams',
  who: 'template.manage',
  summary: 'Services, and the team each belongs to',
  input: nothing,
  output: z.object({ items: z.array(z.object({ id, service: z.string(), team: z.string().nullable() })) }),
});
export const setServiceTeam = contract({
  name: 'service-teams.set',
  method: 'PUT',
  path: '/service-teams/:id',
  who: 'template.manage',
  summary: 'Say which team a service belongs to; null takes it away',
  input: z.object({ id, team: line(200).nullable() }),
  output: z.object({ id, service: z.string(), team: z.string().nullable() }),
});

const version = z.object({ key: z.string(), name: z.string(), version: z.number() });
const movedSection = z.object({
  key: z.string(),
  title: z.string(),
  formerTitle: z.string().nullable(),
  becomes: z.enum(['new', 'stays', 'moves', 'kept-at-end']),
  hasWords: z.boolean(),
});
export const templateMove = z.object({
  from: version,
  to: version,
  sections: z.array(movedSection),
  goes: z.array(z.object({ key: z.string(), title: z.string() })),
});
export const showTemplateOf = contract({
  name: 'post-mortems.template',
  method: 'GET',
  path: '/post-mortems/:id/template',
  who: 'post-mortem.read',
  summary: 'The template a post-mortem has, the newest version of it, and the others it could be moved to',
  input: z.object({ id: postMortemRef }),
  output: version.extend({ newest: z.number(), others: z.array(version) }),
});
export const previewMove = contract({
  name: 'post-mortems.preview-template',
  method: 'GET',
  path: '/post-mortems/:id/template/preview',
  who: 'post-mortem.read',
  summary:
    'What moving to another template or version would do: which sections appear, move, stay, are kept at the end',
  input: z.object({ id: postMortemRef, template: key, version: z.coerce.number().int().positive().optional() }),
  output: templateMove,
});
export const moveToTemplate = contract({
  name: 'post-mortems.move-template',
  method: 'PUT',
  path: '/post-mortems/:id/template',
  who: 'post-mortem.edit',
  summary: 'Move to another template or version. Every text stays; moving back undoes it',
  input: z.object({ id: postMortemRef, template: key, version: z.number().int().positive().optional() }),
  output: templateMove,
});
