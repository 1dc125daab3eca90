import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createPostMortem, getPostMortem } from '#shared/contracts/post-mortems.ts';
import { moveToTemplate } from '#shared/contracts/templates.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { converged, Editor } from './editor.ts';

let server: TestServer;
const open: Editor[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});
afterAll(() => server.stop());

async function editor(postMortemId: string): Promise<Editor> {
  const one = await Editor.open({ url: server.url, postMortemId, token: server.adminKey });
  open.push(one);
  return one;
}

it('moves a document to another template while two people write in it, and back', async () => {
  const { id } = await server.call(createPostMortem, { title: 'Moved while written', template: 'standard' });
  const [ana, ben] = [await editor(id), await editor(id)];
  ana.paragraph('summary', 'Ana, before.');
  ben.paragraph('debrief-notes', 'Ben, before.');
  await Promise.all([ana.saved(), ben.saved()]);
  const moving = server.call(moveToTemplate, { id, template: 'light' });
  ana.paragraph('summary', 'Ana, during.');
  await moving;
  await converged(ana, ben);
  ben.paragraph('debrief-notes', 'Ben, after.');
  await Promise.all([ana.saved(), ben.saved()]);
  const light = await server.call(getPostMortem, { id });
  expect(light.sections.map(({ key }) => key)).toEqual([
    'learnings-and-risks',
    'follow-ups',
    'summary',
    'timeline',
    'debrief-notes',
  ]);
  const text = (key: string) => light.sections.find((one) => one.key === key)?.markdown;
  expect(text('summary')).toMatch(/Ana, before\.[\s\S]*Ana, during\./);
  expect(text('debrief-notes')).toMatch(/Ben, before\.[\s\S]*Ben, after\./);

  await server.call(moveToTemplate, { id, template: 'standard' });
  await converged(ana, ben);
  const back = await server.call(getPostMortem, { id });
  expect(back.sections).toHaveLength(8);
  expect(back.sections.find(({ key }) => key === 'summary')?.markdown).toBe(text('summary'));
  expect(ana.markdown('debrief-notes')).toContain('Ben, after.');
});
