import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThread, listThreads } from '#shared/contracts/comments.ts';
import { createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let ben: TestMember;

const SUMMARY = 'At ten the mail queue filled and nobody saw it for an hour.\n\nThe worker had no memory left.';
/** Where to put pictures of what the journeys pass; nowhere unless asked. */
const pictures = process.env.PICTURES;
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  ben = await signUp(server, { name: 'Ben Ito', email: 'ben@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function begin(): Promise<{ id: string; reference: string }> {
  const made = await ana.call(createPostMortem, { title: 'Mail stood still' });
  const summary = made.sections.find((one) => one.key === 'summary')!;
  await ana.call(writeSection, { id: made.id, key: 'summary', markdown: SUMMARY, baseVersion: summary.version });
  return made;
}

async function openAs(member: TestMember, reference: string, options = {}) {
  const opened = await openPage(browser, options);
  const [name, value] = member.cookie.split('=') as [string, string];
  await opened.page.context().addCookies([{ name, value, url: server.url }]);
  await opened.page.goto(`${server.url}/post-mortems/${reference}`);
  await opened.page.locator('.ProseMirror').waitFor();
  return opened;
}

/** Runs in the page. */
const SELECT = `(wanted) => {
  const text = document.querySelector('.ProseMirror');
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent.indexOf(wanted);
    if (at < 0) continue;
    text.focus();
    getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
    return;
  }
  throw new Error('no such words: ' + wanted);
}`;

/** Selects words in the text as somebody does with the mouse. */
async function select(page: Page, words: string) {
  await page.evaluate(`(${SELECT})(${JSON.stringify(words)})`);
  // The editor hears of it a moment later, and so it would from a hand.
  await page.waitForTimeout(60);
}
/** What stands here beside the text and in it; other screens have tests of their own. */
const OURS = ['.rail', '.editor', '.mode-switch', '.comments-button'];
const rail = (page: Page) => page.getByRole('tabpanel');

describe('a conversation beside the text', () => {
  it('is begun on words, answered by somebody else, survives edits around and inside, and is settled', async () => {
    const { id, reference } = await begin();
    const a = await openAs(ana, reference);
    const b = await openAs(ben, reference);

    await select(a.page, 'nobody saw it');
    await a.page.keyboard.press('ControlOrMeta+Alt+m');
    const composer = rail(a.page).getByRole('textbox', { name: 'Comment, or @ somebody' });
    await composer.fill('Why? @Be');
    await rail(a.page).getByRole('option', { name: 'Ben Ito' }).waitFor();
    await picture(a.page, 'comment-mention');
    await composer.press('Enter');
    await composer.press('ControlOrMeta+Enter');
    await rail(a.page).getByText('Why?').waitFor();
    await a.page.locator('.commented', { hasText: 'nobody saw it' }).waitFor();

    await b.page.locator('.commented', { hasText: 'nobody saw it' }).click();
    await rail(b.page).getByRole('textbox', { name: 'Reply' }).fill('The alert was muted.');
    await rail(b.page).getByRole('button', { name: 'Reply', exact: true }).click();
    await rail(a.page).getByText('The alert was muted.').waitFor();
    await picture(a.page, 'comment-thread');
    expect(await violationsOf(a.page, OURS)).toEqual([]);

    // Before it, in the same paragraph: what anchors are known to be lost by.
    await select(b.page, 'At ten');
    await b.page.keyboard.press('ArrowRight');
    await b.page.keyboard.press('Enter');
    await b.page.keyboard.type('or so ');
    await a.page.getByText('or so').waitFor();
    for (const { page } of [a, b])
      await expect.poll(() => page.locator('.commented').allTextContents()).toEqual(['nobody saw it']);
    // And inside it.
    await select(a.page, 'nobody');
    await a.page.keyboard.press('ArrowRight');
    await a.page.keyboard.type(' at all');
    await expect
      .poll(async () => (await b.page.locator('.commented').allTextContents()).join(''))
      .toBe('nobody at all saw it');
    // Whoever edited it writes down where it stands.
    await eventually(async () => {
      const [thread] = (await ben.call(listThreads, { id })).items;
      return thread?.anchor.kind === 'text' && thread.anchor.quote === 'nobody at all saw it' ? true : null;
    }, 8000);

    await rail(b.page).getByRole('button', { name: 'Resolve', exact: true }).first().click();
    await expect.poll(() => a.page.locator('.commented:not(.is-active)').count()).toBe(0);
    await rail(a.page).getByRole('button', { name: 'Resolved 1' }).click();
    await rail(a.page).getByText('Resolved by Ben Ito').waitFor();
    expect([...a.faults, ...b.faults]).toEqual([]);
  });
});

describe('suggesting', () => {
  it('changes nothing until somebody accepts it, one by one or all, and can be taken back', async () => {
    const { id, reference } = await begin();
    const a = await openAs(ana, reference);
    const b = await openAs(ben, reference);
    const summary = async () => {
      const view = await ana.call(getPostMortem, { id });
      return view.sections.find((one) => one.key === 'summary')?.markdown.trim();
    };

    await b.page.getByRole('button', { name: 'Suggest', exact: true }).click();
    await select(b.page, 'mail queue');
    await b.page.keyboard.type('outgoing queue');
    await select(b.page, 'no memory');
    await b.page.keyboard.press('Backspace');
    await b.page.keyboard.type('too little memory');
    await a.page.locator('.editor ins', { hasText: 'outgoing queue' }).waitFor();
    await a.page.locator('.editor del', { hasText: 'mail queue' }).waitFor();
    await a.page.getByRole('button', { name: /Comments and suggestions, 2 open/ }).click();
    await rail(a.page).getByText('2 suggestions').waitFor();
    await picture(a.page, 'suggestions');
    expect(await violationsOf(a.page, OURS)).toEqual([]);
    expect(await summary()).toBe(SUMMARY);

    await rail(a.page).getByRole('button', { name: 'Accept', exact: true }).first().click();
    await expect.poll(summary).toBe(SUMMARY.replace('mail queue', 'outgoing queue'));
    await rail(a.page).getByRole('button', { name: 'Reject', exact: true }).first().click();
    await b.page.locator('.editor ins').waitFor({ state: 'detached' });
    expect(await b.page.locator('.ProseMirror').textContent()).toContain('The worker had no memory left.');
    await a.page.locator('.ProseMirror').focus();
    await a.page.keyboard.press('ControlOrMeta+z');
    await b.page.locator('.editor ins', { hasText: 'too little memory' }).waitFor();
    expect([...a.faults, ...b.faults]).toEqual([]);
  });
});

describe('by keyboard alone, on a dark phone-sized page and where text is only read', () => {
  it('somebody comments, suggests, accepts, and goes from card to card', async () => {
    const { reference } = await begin();
    const { page, faults } = await openAs(ana, reference, { colorScheme: 'dark' });
    await page.keyboard.press('e');
    await page.keyboard.press('ControlOrMeta+Alt+s');
    await page.keyboard.type('First words. ');
    await page.locator('.editor ins', { hasText: 'First words.' }).waitFor();
    await page.keyboard.press('ControlOrMeta+Alt+m');
    await page.getByRole('textbox', { name: 'Comment, or @ somebody' }).waitFor();
    await page.keyboard.type('Is that so?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await rail(page).getByText('Is that so?').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.className')).toContain('ProseMirror');
    // The comment is the card that is looked at now; the cursor still stands at the suggestion.
    await page.locator('article.thread.is-at', { hasText: 'Is that so?' }).waitFor();
    await page.keyboard.press('ControlOrMeta+Alt+Enter');
    await page.locator('.editor ins').waitFor({ state: 'detached' });
    expect(await page.locator('.ProseMirror').textContent()).toContain('First words.');
    await page.keyboard.press('Escape');
    await page.keyboard.press(']');
    await page.locator('.thread.is-at').waitFor();
    expect(await violationsOf(page, OURS)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('a link opens its comment, on a phone as well, and a reader without the right to write reads along', async () => {
    const { id, reference } = await begin();
    const quote = 'nobody saw it';
    const thread = await ana.call(createThread, {
      id,
      anchor: {
        kind: 'text',
        section: 'summary',
        quote,
        prefix: 'filled and ',
        suffix: ' for an hour',
        start: null,
        end: null,
      },
      text: 'Why?',
    });
    const viewer = await signUp(server, { name: 'Vi Ewer', email: `vi-${Date.now()}@example.com`, role: 'viewer' });
    const phone = { viewport: { width: 390, height: 844 } };
    const { page, faults } = await openAs(viewer, `${reference}#comment-${thread.comments[0]!.id}`, phone);
    await page.locator('.thread.is-at').getByText('Why?').waitFor();
    await page.locator('.commented', { hasText: quote }).waitFor();
    await picture(page, 'phone-link');
    expect(await page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Resolve', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Suggest instead' }).count()).toBe(0);
    expect(await violationsOf(page, OURS)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
