import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { inviteMember } from '#shared/contracts/people.ts';
import { createPostMortem, getPostMortem } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

const PASTES = join(import.meta.dirname, '../fixtures/paste');

let server: TestServer;
let browser: Browser;
let page: Page;
let faults: string[];
let id: string;
let incidentId: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  const incident = await server.call(createIncident, {
    title: 'Checkout errors',
    services: ['checkout'],
    lead: 'Zoë Álvarez',
    startedAt: '2026-03-04T10:02:00Z',
    timeZone: 'UTC',
  });
  incidentId = incident.id;
  await server.call(addEvents, {
    id: incidentId,
    events: [
      { at: '2026-03-04T10:05:12Z', kind: 'alert', text: '5xx rate above 2%' },
      { at: '2026-03-04T10:38:00Z', kind: 'action', text: 'Rolled back to v411', actor: 'Zoë Álvarez' },
    ],
  });
  await server.call(updateIncident, { id: incidentId, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  await eventually(async () => (await server.call(getIncident, { id: incidentId })).resolvedAt);
  ({ page, faults } = await openPage(browser, { timezoneId: 'UTC' }));
  const { link } = await server.call(inviteMember, { name: 'Kim Vale', email: 'kim@example.com', role: 'editor' });
  await page.goto(server.url + new URL(link).pathname);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL((url) => url.pathname === '/');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// A document of its own for each: what one wrote is not in the way of the next.
beforeEach(async () => {
  ({ id } = await server.call(createPostMortem, { title: 'Trying the editor', incidents: [incidentId] }));
  const { reference } = await server.call(getPostMortem, { id });
  await page.goto(`${server.url}/post-mortems/${reference}`);
  await notes().waitFor();
  await notes().scrollIntoViewIfNeeded();
  await notes().locator('p').last().click();
  await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('ProseMirror');
  await page.waitForTimeout(100);
});

const notes = () => page.locator('.ProseMirror #section-debrief-notes .section-body');
const type = (text: string) => page.keyboard.type(text, { delay: 5 });
/** The section as the API has it, once it says so. */
const written = (markdown: string) =>
  expect
    .poll(
      async () =>
        (await server.call(getPostMortem, { id })).sections.find(({ key }) => key === 'debrief-notes')?.markdown,
      {
        timeout: 10_000,
      },
    )
    .toBe(markdown);

const PASTE = (data: string) => `(async () => {
  const data = new DataTransfer();
  ${data}
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector('.ProseMirror').dispatchEvent(event);
})()`;
/** As the browser does it when somebody pastes. */
const paste = (content: Record<string, string>) =>
  page.evaluate(
    PASTE(`for (const [name, value] of Object.entries(${JSON.stringify(content)})) data.setData(name, value);`),
  );

describe('what somebody types', () => {
  it('becomes structure, times and links', async () => {
    await type('## What we saw\n');
    await type('At 10:05 we got **two** pages, see https://status.example.com/1 \n');
    await type('- one\ntwo\n\n[ ] call the vendor');
    await notes().getByRole('checkbox', { name: 'Done' }).check();
    await type('\n\n> [!WARNING] Careful\n\n```sql\nselect 1;\n\n\nEnd');
    await written(
      [
        '## What we saw',
        'At [10:05](debrief:time/2026-03-04T10:05:00Z) we got **two** pages, see <https://status.example.com/1>',
        '- one\n- two\n- [x] call the vendor',
        '> [!WARNING]\n> Careful',
        '```sql\nselect 1;\n```',
        'End',
      ].join('\n\n'),
    );
    expect(faults).toEqual([]);
  });

  it('is taken back by Backspace where it was not meant', async () => {
    await type('version 10:05 ');
    await page.keyboard.press('Backspace');
    await type('stays');
    await written('version 10:05 stays');
  });
});

describe('menus', () => {
  it('insert by the keyboard alone, and mention whoever was there without minding accents', async () => {
    await type('/tab');
    await page.getByRole('option', { name: 'Table' }).waitFor();
    await page.keyboard.press('Enter');
    await type('Who');
    await page.keyboard.press('Tab');
    await type('Did');
    await page.keyboard.press('Control+Enter');
    await type('Ask @zoe alv');
    await page.getByRole('option', { name: /Zoë Álvarez/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await type('about it, and @nobody at all\n');
    const markdown = await eventually(async () => {
      const section = (await server.call(getPostMortem, { id })).sections.find(({ key }) => key === 'debrief-notes');
      return section?.markdown.includes('at all') ? section.markdown : undefined;
    });
    expect(markdown).toMatch(/^\| Who \| Did \| \|/);
    expect(markdown).toMatch(/Ask \[@Zoë Álvarez\]\(debrief:person\/[0-9a-f-]{36}\) about it, and @nobody at all/);
    expect(faults).toEqual([]);
  });

  it('cite an event of the timeline', async () => {
    await type('We went back @rolled');
    await page
      .getByRole('option', { name: /Rolled back/ })
      .first()
      .click();
    await written('We went back[^1]');
  });

  it('offer what can be done with selected words', async () => {
    await type('some words');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.getByRole('toolbar', { name: 'Selected words' }).getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await page.getByText('This is no address that a reader can follow').waitFor();
    await page.getByRole('textbox', { name: 'Address' }).fill('example.com/a');
    await page.keyboard.press('Enter');
    await written('some [**words**](https://example.com/a)');
  });
});

describe('what somebody pastes', () => {
  it('arrives clean', async () => {
    await paste({ 'text/html': readFileSync(join(PASTES, 'google-docs.html'), 'utf8'), 'text/plain': 'x' });
    await written(readFileSync(join(PASTES, 'google-docs.md'), 'utf8').trimEnd());
  });
  it('is refused with a way out when it is far too long, and the page goes on', async () => {
    await page.evaluate(PASTE(`data.setData('text/plain', 'words and more words\\n\\n'.repeat(250_000));`));
    await page.getByText('Too long to paste (5.5 MB)').waitFor();
    await type('still here');
    await written('still here');
  });
  it('is attached when it is a picture, and described', async () => {
    await page.evaluate(
      PASTE(`const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
        const blob = await new Promise((resolve) => canvas.toBlob(resolve));
        data.items.add(new File([blob], 'error-rate.png', { type: 'image/png' }));`),
    );
    await notes().locator('.picture img').click();
    const words = page.getByRole('dialog').getByRole('textbox');
    expect(await words.inputValue()).toBe('error rate');
    await words.fill('Errors fell at 10:38');
    await page.keyboard.press('Enter');
    await expect
      .poll(
        async () =>
          (await server.call(getPostMortem, { id })).sections.find(({ key }) => key === 'debrief-notes')?.markdown,
      )
      .toMatch(/^!\[Errors fell at 10:38\]\(\/api\/v1\/files\/[0-9a-f-]{36}\)$/);
  });
});
