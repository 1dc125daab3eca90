import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFactor } from '#shared/contracts/factors.ts';
import { createIncident, getIncident, requestDraft, updateIncident } from '#shared/contracts/incidents.ts';
import { updateSettings } from '#shared/contracts/installation.ts';
import { createPostMortem, exportPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import {
  changeTemplate,
  createTemplate,
  exportTemplate,
  getTemplate,
  importTemplate,
  listServiceTeams,
  listTemplates,
  listTemplateVersions,
  moveToTemplate,
  previewMove,
  previewTemplate,
  readTemplate,
  restoreTemplate,
  saveTemplate,
  setServiceTeam,
  showTemplateOf,
  tryTemplates,
} from '#shared/contracts/templates.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const bytes = (text: string) => new TextEncoder().encode(text);
const section = (
  key: string,
  part: { title?: string; guidance?: string; required?: boolean; prefilled?: string } = {},
) => ({
  key,
  title: part.title ?? key,
  guidance: part.guidance ?? '',
  required: part.required ?? false,
  prefilled: part.prefilled ?? '',
});
const make = (name: string, sections: ReturnType<typeof section>[], more: object = {}) =>
  server.call(createTemplate, { name, description: '', sections, ...more });
const resolved = async (fields: object) => {
  const incident = await server.call(createIncident, {
    title: 'Checkout fails',
    severity: 'SEV1',
    startedAt: '2026-11-20T10:00:00Z',
    impact: { customers: 9000 },
    ...fields,
  });
  await server.call(updateIncident, { id: incident.id, status: 'resolved', resolvedAt: '2026-11-20T13:00:00Z' });
  const id = await eventually(async () => (await server.call(getIncident, { id: incident.id })).postMortemId);
  return server.call(getPostMortem, { id });
};

describe('the templates that come with the product', () => {
  it('are four ordinary ones, of which one is the default', async () => {
    const { items } = await server.call(listTemplates, {});
    expect(items.map(({ key }) => key)).toEqual(['security', 'customer-facing', 'light', 'standard']);
    expect(items.filter(({ isDefault }) => isDefault).map(({ key }) => key)).toEqual(['standard']);
    expect(items.every(({ shipped, changed, version }) => shipped && !changed && version === 1)).toBe(true);
  });

  it('can be edited, and brought back to the form they came in, as one version more', async () => {
    const { revision, ...before } = await server.call(getTemplate, { key: 'light' });
    const sections = before.sections.slice(0, 2);
    const edited = await server.call(saveTemplate, { ...before, sections, baseRevision: revision });
    expect(edited).toMatchObject({ version: 2, changed: true });
    const back = await server.call(restoreTemplate, { key: 'light' });
    expect(back).toMatchObject({ version: 3, changed: false, sections: before.sections });
    const { items } = await server.call(listTemplateVersions, { key: 'light' });
    expect(items.map(({ version, sections }) => [version, sections.length])).toEqual([
      [3, 4],
      [2, 2],
      [1, 4],
    ]);
  });

  it('can be retired, but not the default one', async () => {
    expect(await server.call(changeTemplate, { key: 'light', retired: true })).toMatchObject({ retired: true });
    await server.call(changeTemplate, { key: 'light', retired: false });
    await expect(server.call(changeTemplate, { key: 'standard', retired: true })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('saving', () => {
  it('makes a version of other words, and none of the same', async () => {
    const made = await make('Quick look', [section('notes')]);
    expect(made).toMatchObject({ key: 'quick-look', version: 1 });
    const same = await server.call(saveTemplate, { ...made, baseRevision: made.revision });
    expect(same).toMatchObject({ version: 1, revision: made.revision });
    const ruled = await server.call(saveTemplate, {
      ...made,
      rules: [{ severity: ['SEV4'] }],
      baseRevision: made.revision,
    });
    expect(ruled).toMatchObject({ version: 1, chosen: 'For SEV4' });
    const other = await server.call(saveTemplate, { ...ruled, name: 'Quick', baseRevision: ruled.revision });
    expect(other.version).toBe(2);
  });

  it('of two admins at once, the second is told and nothing is overwritten', async () => {
    const made = await make('Raced', [section('notes')]);
    const attempt = (title: string) =>
      server.call(saveTemplate, { ...made, sections: [section('notes', { title })], baseRevision: made.revision });
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map(attempt));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stale' });
    expect((await server.call(getTemplate, { key: 'raced' })).version).toBe(2);
  });

  it('refuses Liquid that is wrong with its section, line and column', async () => {
    const bad = make('Bad', [
      section('a'),
      section('impact', { title: 'Impact', prefilled: 'x\n  {{ incident.titel }}' }),
    ]);
    await expect(bad).rejects.toMatchObject({
      code: 'bad-input',
      message:
        'Section "Impact", prefilled text, line 2, column 6: there is no variable "incident.titel"; did you mean "incident.title"?',
      problems: [{ path: 'sections.1.prefilled', why: expect.stringContaining('line 2, column 6') }],
    });
  });

  it.each([
    ['an endless loop', '{% for i in (1..99999999) %}x{% endfor %}'],
    ['huge output', `{% for i in (1..9000) %}${'long '.repeat(2000)}{% endfor %}`],
    ['a file of the server', '{% include "/etc/passwd" %}'],
    ['the inside of the process', '{{ incident.constructor.constructor }}'],
    ['an unknown block', '<!-- block: timelime -->'],
  ])('refuses %s', async (_, prefilled) => {
    const begun = performance.now();
    await expect(make('Bad', [section('a', { prefilled })])).rejects.toMatchObject({ code: 'bad-input' });
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('refuses two sections of one key, a template without sections, and a key that is taken', async () => {
    await expect(make('Bad', [section('a'), section('a')])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(make('Bad', [])).rejects.toMatchObject({ code: 'bad-input' });
    await expect(make('Standard again', [section('a')], { key: 'standard' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('previews what is being edited, faults and all', async () => {
    const preview = await server.call(previewTemplate, {
      name: 'Draft',
      sections: [section('a', { prefilled: '{{ incident.title }}' }), section('b', { prefilled: '{{ nothing }}' })],
    });
    expect(preview.sections).toEqual([
      { key: 'a', markdown: 'Checkout errors after a config push' },
      { key: 'b', markdown: '' },
    ]);
    expect(preview.faults).toMatchObject([
      { section: 1, line: 1, column: 4, says: expect.stringContaining('Section "b"') },
    ]);
  });
});

describe('which template an incident gets', () => {
  it('is the one whose rule holds, with variables filled in and the rest drafted', async () => {
    await make(
      'Breach',
      [
        section('scope', {
          required: true,
          guidance: 'What was reached',
          prefilled: 'About **{{ incident.title }}** ({{ installation.word }})',
        }),
        section('summary', { required: true }),
      ],
      { priority: 50, rules: [{ type: ['breach'] }] },
    );
    const postMortem = await resolved({ title: 'Keys *leaked*\n# now', type: 'Breach' });
    expect(postMortem).toMatchObject({ template: 'breach', templateVersion: 1 });
    const [scope, summary] = postMortem.sections;
    expect(scope).toMatchObject({
      key: 'scope',
      guidance: 'What was reached',
      required: true,
      markdown: 'About **Keys \\*leaked\\* # now** (post-mortem)',
    });
    expect(summary?.markdown).toMatch(/\[\^\d+\]/);
  });

  it('follows the record while nobody has written in a section, and offers nothing once somebody has', async () => {
    await make(
      'Followed',
      [section('a', { prefilled: 'Led by {{ lead }}' }), section('b', { prefilled: 'Of {{ lead }}' })],
      {
        priority: 60,
        rules: [{ type: ['followed'] }],
      },
    );
    const { id, incidents } = await resolved({ type: 'followed', lead: 'Ana Ruiz' });
    const incident = incidents[0]!.id;
    await server.call(writeSection, { id, key: 'b', markdown: 'Ours', baseVersion: 1 });
    await server.call(updateIncident, { id: incident, lead: 'Sam Okafor' });
    expect(await server.call(requestDraft, { id: incident })).toMatchObject({ proposals: 0 });
    const { sections } = await server.call(getPostMortem, { id });
    expect(sections.map(({ markdown, proposal }) => [markdown, proposal])).toEqual([
      ['Led by Sam Okafor', null],
      ['Ours', null],
    ]);
  });

  it('is not changed by drafting again with another: that is a move', async () => {
    const { incidents } = await resolved({ title: 'Once' });
    await expect(server.call(requestDraft, { id: incidents[0]!.id, template: 'light' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('asks for the team that a service belongs to', async () => {
    await make('Ledger team', [section('notes')], { priority: 40, rules: [{ team: ['money'] }] });
    const incident = await server.call(createIncident, { title: 'Ledger slow', services: ['ledger'] });
    expect(await server.call(tryTemplates, { incident: incident.reference })).toMatchObject({ key: 'standard' });
    const { items } = await server.call(listServiceTeams, {});
    await server.call(setServiceTeam, { id: items.find((one) => one.service === 'ledger')!.id, team: 'Money' });
    const tried = await server.call(tryTemplates, { incident: incident.reference });
    expect(tried).toMatchObject({
      key: 'ledger-team',
      incident: { teams: ['Money'] },
      why: 'Its rule holds: for incidents with services of team money.',
    });
    expect(tried.templates.find(({ key }) => key === 'standard')?.why).toBe(
      'It is the default; a rule of another holds.',
    );
  });

  it('is never a retired one', async () => {
    await make('Old ways', [section('notes')], { priority: 90, rules: [{}] });
    await server.call(changeTemplate, { key: 'old-ways', retired: true });
    const incident = await server.call(createIncident, { title: 'Anything' });
    expect((await server.call(tryTemplates, { incident: incident.id })).key).toBe('standard');
    const byHand = server.call(createPostMortem, { title: 'By hand', template: 'old-ways' });
    await expect(byHand).rejects.toMatchObject({ code: 'conflict' });
  });

  it('by hand, is what is named, and its blocks of an incident stay away without one', async () => {
    const { sections, template } = await server.call(createPostMortem, { title: 'Near miss', template: 'security' });
    expect(template).toBe('security');
    expect(sections.find(({ key }) => key === 'timeline')?.markdown).toBe('');
    expect(sections.find(({ key }) => key === 'handling')?.markdown).toContain('May read it:');
  });

  it('for customers, says no name of a person, nor what was said in the channel', async () => {
    const { revision: _, ...template } = await server.call(getTemplate, { key: 'customer-facing' });
    await server.call(createTemplate, { ...template, key: 'outside', rules: [{ type: ['outside'] }] });
    const postMortem = await resolved({
      type: 'outside',
      lead: 'Ana Ruiz',
      impact: { customers: 1840, text: 'db-7 was down' },
    });
    const text = JSON.stringify(postMortem.sections);
    expect(text).toContain('About 1,840 customers were affected');
    expect(text).not.toMatch(/Ana|Ruiz|db-7/);
    for (const { markdown, guidance } of postMortem.sections) expect(markdown || guidance).not.toBe('');
  });
});

describe('moving a post-mortem', () => {
  it('keeps every text, offers what is new, and back again is as before', async () => {
    const made = await make('Moved', [section('a', { required: true }), section('b'), section('c')]);
    const { id } = await server.call(createPostMortem, { title: 'Moves', template: 'moved' });
    const write = (key: string, markdown: string) => server.call(writeSection, { id, key, markdown, baseVersion: 1 });
    await write('a', 'What A says');
    await write('b', 'What B says');
    const second = await server.call(saveTemplate, {
      ...made,
      sections: [
        section('new', { title: 'New one', guidance: 'Say it', prefilled: 'For {{ incident.title }}' }),
        section('b', { title: 'B now' }),
      ],
      baseRevision: made.revision,
    });
    expect(await server.call(showTemplateOf, { id })).toMatchObject({ key: 'moved', version: 1, newest: 2 });
    const plan = await server.call(previewMove, { id, template: 'moved' });
    expect(plan.sections.map(({ key, becomes }) => [key, becomes])).toEqual([
      ['new', 'new'],
      ['b', 'stays'],
      ['a', 'kept-at-end'],
    ]);
    expect(plan.goes).toEqual([{ key: 'c', title: 'c' }]);
    expect((await server.call(getPostMortem, { id })).sections.map(({ key }) => key)).toEqual(['a', 'b', 'c']);

    await server.call(moveToTemplate, { id, template: 'moved', version: second.version });
    const moved = await server.call(getPostMortem, { id });
    expect(moved.templateVersion).toBe(2);
    expect(moved.sections.map(({ key, title, markdown, required }) => [key, title, markdown, required])).toEqual([
      ['new', 'New one', 'For Moves', false],
      ['b', 'B now', 'What B says', false],
      ['a', 'a', 'What A says', false],
    ]);
    expect(await server.call(exportPostMortem, { id, format: 'md' })).toMatch(
      /For Moves[\s\S]+What B says[\s\S]+What A says/,
    );

    await server.call(moveToTemplate, { id, template: 'moved', version: 1 });
    const back = await server.call(getPostMortem, { id });
    expect(back.sections.map(({ key, title, markdown, required }) => [key, title, markdown, required])).toEqual([
      ['a', 'a', 'What A says', true],
      ['b', 'b', 'What B says', false],
      ['c', 'c', '', false],
    ]);
  });

  it('to another template keeps what is drafted under the same key, and drafts what is new', async () => {
    const postMortem = await resolved({ title: 'Search is slow' });
    const summary = postMortem.sections.find(({ key }) => key === 'summary')!.markdown;
    await server.call(moveToTemplate, { id: postMortem.id, template: 'light' });
    const moved = await server.call(getPostMortem, { id: postMortem.id });
    expect(moved.template).toBe('light');
    expect(moved.sections.slice(0, 4).map(({ key }) => key)).toEqual([
      'learnings-and-risks',
      'follow-ups',
      'summary',
      'timeline',
    ]);
    expect(moved.sections[2]?.markdown).toBe(summary);
  });

  it('keeps a section whose block shows rows, with the rows', async () => {
    const { id } = await server.call(createPostMortem, { title: 'Factors', template: 'standard' });
    await server.call(createFactor, { id, title: 'Retry budget dropped', role: 'made-possible' });
    const plan = await server.call(moveToTemplate, { id, template: 'light' });
    expect(plan.sections.map(({ key, becomes }) => [key, becomes]).at(-1)).toEqual([
      'contributing-factors',
      'kept-at-end',
    ]);
    expect(plan.goes.map(({ key }) => key)).toEqual(['key-information', 'mitigators', 'debrief-notes']);
    expect(await server.call(exportPostMortem, { id, format: 'md' })).toContain('Retry budget dropped');
  });

  it('is not for viewers', async () => {
    const { id } = await server.call(createPostMortem, { title: 'Locked' });
    const viewer = await server.as('viewer');
    await expect(viewer(moveToTemplate, { id, template: 'light' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('files', () => {
  it('out and in again is the same, and twice is once', async () => {
    for (const { key } of (await server.call(listTemplates, {})).items) {
      const file = await server.call(exportTemplate, { key });
      const before = await server.call(getTemplate, { key });
      const again = await server.call(importTemplate, { key, file: bytes(file) });
      expect(again).toMatchObject({ outcome: 'same', revision: before.revision, version: before.version });
      const copy = file.replace(`key: ${key}`, `key: ${key}-copy`);
      expect(await server.call(importTemplate, { key: `${key}-copy`, file: bytes(copy) })).toMatchObject({
        outcome: 'made',
        name: before.name,
        description: before.description,
        sections: before.sections,
        rules: before.rules,
        priority: before.priority,
      });
    }
  });

  it('reads any Markdown as a template', async () => {
    const file = bytes('# Our review\n\n## Summary\n\n_Two sentences._\n\n## Action items\n\n- [ ] First\n');
    expect(await server.call(readTemplate, { name: 'review.md', file })).toMatchObject({
      name: 'Our review',
      isTemplateFile: false,
      sections: [
        { key: 'summary', guidance: 'Two sentences.' },
        { key: 'follow-ups', prefilled: '- [ ] First' },
      ],
    });
    expect(await server.call(importTemplate, { key: 'our-review', file })).toMatchObject({
      outcome: 'made',
      version: 1,
    });
  });

  it('refuses what is none, with the line', async () => {
    const bad = server.call(importTemplate, {
      key: 'x',
      file: bytes('---\nformat: debrief.template/v1\nkey: x\npriority: high\n---\n'),
    });
    await expect(bad).rejects.toMatchObject({
      code: 'bad-input',
      message: 'Line 4 of the file: priority must be a whole number such as 10.',
    });
    const binary = server.call(importTemplate, { key: 'x', file: new Uint8Array([0xff, 0xfe, 0x00]) });
    await expect(binary).rejects.toMatchObject({ code: 'unsupported' });
    const other = server.call(importTemplate, {
      key: 'x',
      file: bytes(await server.call(exportTemplate, { key: 'light' })),
    });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe("the installation's own word", () => {
  it('stands in templates, exports and refusals', async () => {
    await server.call(updateSettings, { word: 'debrief' });
    const made = await make('Worded', [section('notes', { prefilled: 'This {{ installation.word }}' })]);
    const { id } = await server.call(createPostMortem, { title: 'Word', template: made.key });
    expect(await server.call(exportPostMortem, { id, format: 'md' })).toContain('This debrief');
    const unknown = server.call(getPostMortem, { id: 'PM-99999' });
    await expect(unknown).rejects.toMatchObject({ message: expect.stringContaining('no debrief PM-99999') });
    await server.call(updateSettings, { word: 'post-mortem' });
  });
});
