import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The file comes to a tab of its own, which closes when it is a download. */
const nextDownload = (page: Page): Promise<Download> =>
  new Promise((resolve) => {
    page.context().once('page', (tab) => tab.once('download', resolve));
    page.once('download', resolve);
  });

it('takes a post-mortem along from its menu, named by its reference', async () => {
  const { reference } = await ana.call(createPostMortem, { title: 'Mail stood still' });
  const { page, faults } = await openPage(browser, { acceptDownloads: true });
  const [name, value] = ana.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/post-mortems/${reference}`);
  const files: [string, string, string][] = [
    ['PDF', 'pdf', '%PDF-'],
    ['Word', 'docx', 'PK'],
    ['Confluence', 'confluence.xml', '<table>'],
  ];
  for (const [label, extension, start] of files) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = nextDownload(page);
    await page.getByRole('menuitem', { name: label }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${reference}.${extension}`);
    expect(readFileSync(await file.path(), 'latin1').slice(0, start.length)).toBe(start);
  }
  expect(faults).toEqual([]);
  await page.context().close();
});
