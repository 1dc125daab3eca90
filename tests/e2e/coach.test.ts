import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDocumentCoach, updateCoachSettings } from '#shared/contracts/coach.ts';
import { createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { draftedIncident } from '../support/incident.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { say, startModelServer } from '../support/model-server.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let ben: TestMember;
let vera: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  ben = await signUp(server, { name: 'Ben Ito', email: 'ben@example.com' });
  vera = await signUp(server, { name: 'Vera Lund', email: 'vera@example.com', role: 'viewer' });
  await signUp(server, { name: 'Sam Okafor', email: 'sam@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const EXPECTED = 'the dialog showed the staging cluster and Sam expected a rehearsal';

async function begin(summary: string): Promise<{ id: string; reference: string }> {
  const made = await ana.call(createPostMortem, { title: 'The button in production' });
  const { version } = made.sections.find((one) => one.key === 'summary')!;
  await ana.call(writeSection, { id: made.id, key: 'summary', markdown: summary, baseVersion: version });
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

/** At the end of the summary, as one gets there by key. */
async function writeInSummary(page: Page, text: string) {
  await page.locator('#heading-summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
}

const questions = (page: Page) => page.locator('.editor .coach-ask');
const wordings = (page: Page) => page.locator('.editor .coach-reword');
const marked = (page: Page) => page.locator('.editor .coach-ask, .editor .coach-reword');
const card = (page: Page) => page.locator('.coach-popover').getByRole('dialog');
const summary = (page: Page) => page.locator('.editor #section-summary .section-body').innerText();
const openCoach = (page: Page) => page.getByRole('tab', { name: /^Coach/ }).click();
const rail = (page: Page) => page.getByRole('tabpanel');
/** What is ours on the page; other screens have tests of their own. */
const OURS = ['.rail', '.editor', '.coach-popover'];

describe('the coach in the text', () => {
  it('asks what Sam saw, and is silent once it is written beside it', async () => {
    const { reference } = await begin('');
    const { page, faults } = await openAs(ana, reference);
    await openCoach(page);
    await writeInSummary(page, 'Sam pressed the button.');
    await expect.poll(() => questions(page).allTextContents()).toEqual(['Sam pressed']);
    await rail(page).getByRole('heading', { name: 'To ask 1' }).waitFor();

    // The sign beside the paragraph, which is drawn and no element of its own.
    const paragraph = (await page.locator('.has-coach-question').boundingBox())!;
    await page.mouse.click(paragraph.x + paragraph.width + 18, paragraph.y + 14);
    await card(page).getByText('What did Sam see at that moment?').waitFor();
    await card(page).getByText('1 of 4').waitFor();
    await card(page).getByRole('button', { name: 'Next question' }).click();
    await card(page).getByText('2 of 4').waitFor();
    expect(await violationsOf(page, OURS)).toEqual([]);
    await card(page).getByRole('textbox').fill(EXPECTED);
    await card(page).getByRole('button', { name: 'Answer' }).click();

    await expect
      .poll(() => summary(page))
      .toBe('Sam pressed the button. The dialog showed the staging cluster and Sam expected a rehearsal.');
    await expect.poll(() => marked(page).count()).toBe(0);
    await expect
      .poll(() =>
        rail(page)
          .getByRole('heading', { name: /^To ask/ })
          .count(),
      )
      .toBe(0);

    // An edit like any other: one step back, and the question is there again.
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => summary(page)).toBe('Sam pressed the button.');
    await expect.poll(() => questions(page).allTextContents()).toEqual(['Sam pressed']);
    expect(faults).toEqual([]);
  });

  it('leads from blame to an explanation by keys alone', async () => {
    const { id, reference } = await begin('');
    const { page, faults } = await openAs(ana, reference);
    await writeInSummary(page, 'The root cause was the new config. Sam carelessly deleted the index.');
    await wordings(page).waitFor();
    await expect.poll(() => questions(page).count()).toBeGreaterThan(0);

    // From the end of the text around to its first finding, whose words may be changed.
    await page.keyboard.press('F8');
    await expect.poll(() => card(page).getAttribute('aria-label')).toBe('Question: The root cause was');
    await page.keyboard.press('w');
    await expect.poll(() => summary(page)).toContain('A contributing factor was the new config.');

    await page.keyboard.press('Shift+F8');
    await expect.poll(() => card(page).getAttribute('aria-label')).toMatch(/^Wording: .*carelessly/);
    const first = await card(page).locator('.coach-question').innerText();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => card(page).locator('.coach-question').innerText()).not.toBe(first);
    await page.keyboard.press('Enter');
    await page.keyboard.type(
      'the console listed both indexes under one name, and Sam believed the old one was selected',
    );
    await page.keyboard.press('Enter');
    await expect.poll(() => summary(page)).toMatch(/index\. The console listed both .* selected\.$/);
    await expect.poll(() => marked(page).count()).toBe(0);
    // The cursor is back in the text.
    await page.keyboard.type('!');
    await expect.poll(() => summary(page)).toContain('!');
    await eventually(async () => {
      const { sections } = await ana.call(getPostMortem, { id });
      return sections.find((one) => one.key === 'summary')?.markdown.includes('The console listed both') || null;
    });
    expect(faults).toEqual([]);
  });

  it('goes back to the same place in the text when the card is closed by key', async () => {
    const { reference } = await begin('Sam pressed the button.\n\nThe queue filled at ten.');
    const { page } = await openAs(ana, reference);
    await questions(page).waitFor();
    await page.locator('#heading-summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('F8');
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => card(page).count()).toBe(0);
    await page.keyboard.type('Then ');
    await expect.poll(() => summary(page)).toContain('Then Sam pressed the button.');
    await page.keyboard.press('Alt+Enter');
    await card(page).waitFor();
  });

  it('waits until a sentence is finished before it asks about it', async () => {
    const { reference } = await begin('Sam pressed the button.');
    const { page } = await openAs(ana, reference);
    await questions(page).waitFor();
    await writeInSummary(page, ' Ana restarted the worker');
    // The first question proves that the text was read with the half sentence in it.
    await page
      .locator('.rail')
      .getByRole('tab', { name: /^Coach/ })
      .click();
    await expect.poll(() => questions(page).allTextContents()).toEqual(['Sam pressed']);
    await page.locator('#heading-summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('.');
    await expect.poll(() => questions(page).allTextContents()).toEqual(['Sam pressed', 'Ana restarted']);
  });

  it('asks nothing of who may only read', async () => {
    const { reference } = await begin('Sam pressed the button. It was human error.');
    const writer = await openAs(ana, reference);
    await wordings(writer.page).waitFor();
    const { page, faults } = await openAs(vera, reference);
    await openCoach(page);
    await rail(page)
      .getByText(/open question|Nothing open/)
      .first()
      .waitFor();
    expect(await marked(page).count()).toBe(0);
    expect(await page.locator('.has-coach-question').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Walk through them' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('an answer in suggest mode is a suggestion, and nothing is asked while it waits', async () => {
    const { reference } = await begin('Sam pressed the button.');
    const { page } = await openAs(ana, reference);
    await questions(page).waitFor();
    await page.getByRole('button', { name: 'Suggest' }).click();
    await questions(page).click();
    await card(page).getByRole('textbox').fill(EXPECTED);
    await card(page).getByRole('button', { name: 'Answer' }).click();
    await expect
      .poll(() => page.locator('.editor ins').allInnerTexts())
      .toEqual([expect.stringContaining('The dialog showed the staging cluster')]);
    await expect.poll(() => marked(page).count()).toBe(0);
  });
});

describe('what was put away', () => {
  it('is away for everybody, stays away when the text around it changes, and comes back', async () => {
    const { id, reference } = await begin('The disk filled. It was human error.');
    const a = await openAs(ana, reference);
    const b = await openAs(ben, reference);
    for (const { page } of [a, b]) await expect.poll(() => wordings(page).allTextContents()).toEqual(['human error']);

    await wordings(a.page).click();
    await card(a.page).getByRole('button', { name: 'Not here' }).click();
    await card(a.page).getByRole('radio', { name: 'We want it as it is' }).check();
    await card(a.page).getByRole('textbox', { name: 'A note' }).fill('The term of the audit.');
    expect(await violationsOf(a.page, OURS)).toEqual([]);
    await card(a.page).getByRole('button', { name: 'Put away' }).click();
    for (const { page } of [a, b]) await expect.poll(() => marked(page).count()).toBe(0);
    const { dismissed } = await ben.call(getDocumentCoach, { id });
    expect(dismissed).toMatchObject([
      { rule: 'human-error', reason: 'agreed-to-keep', note: 'The term of the audit.', by: 'Ana Ruiz' },
    ]);

    await writeInSummary(a.page, ' At ten, Sam pressed the button.');
    await expect.poll(() => marked(a.page).allTextContents()).toEqual(['Sam pressed']);

    await openCoach(b.page);
    await rail(b.page).getByRole('button', { name: '1 put away' }).click();
    await rail(b.page).getByText('The term of the audit.').waitFor();
    await rail(b.page).getByRole('button', { name: 'Bring back' }).click();
    for (const { page } of [a, b]) await expect.poll(() => wordings(page).allTextContents()).toEqual(['human error']);
    expect([...a.faults, ...b.faults]).toEqual([]);
  });

  it('is taken back from the notice at once', async () => {
    const { reference } = await begin('It was human error.');
    const { page } = await openAs(ana, reference);
    await wordings(page).click();
    await card(page).getByRole('button', { name: 'Not here' }).click();
    await page.keyboard.press('Enter');
    await expect.poll(() => marked(page).count()).toBe(0);
    await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => wordings(page).allTextContents()).toEqual(['human error']);
  });
});

describe('walking through what is open', () => {
  it('answers, skips, puts away and takes back by one key each', async () => {
    const { reference } = await begin('Sam pressed the button. The weather was fine.\n\nIt was human error.');
    const { page, faults } = await openAs(ana, reference);
    await expect.poll(() => marked(page).count()).toBe(2);
    await openCoach(page);
    await rail(page).getByRole('button', { name: 'Walk through them' }).click();
    const interview = page.getByRole('dialog', { name: 'Walk through what is open' });
    await interview.getByText('What did Sam see at that moment?').waitFor();
    const total = Number(/1 of (\d+)/.exec(await interview.innerText())![1]);
    expect(await violationsOf(page, ['.interview'])).toEqual([]);

    await page.keyboard.press('Enter');
    await page.keyboard.type(EXPECTED);
    await page.keyboard.press('Enter');
    await interview.getByText(`2 of ${total}`).waitFor();
    await expect.poll(() => summary(page)).toContain('Sam expected a rehearsal.');

    await page.keyboard.press('u');
    await interview.getByText(`1 of ${total}`).waitFor();
    await expect.poll(() => summary(page)).not.toContain('rehearsal');
    await page.keyboard.press('ArrowRight');
    await interview.getByText(`2 of ${total}`).waitFor();
    await interview.locator('mark', { hasText: 'human error' }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await interview.getByText(`3 of ${total}`).waitFor();

    // It goes on where it was left.
    await page.keyboard.press('Escape');
    await expect.poll(() => interview.count()).toBe(0);
    await rail(page).getByRole('button', { name: 'Walk through them' }).click();
    await interview.getByText(`3 of ${total}`).waitFor();
    for (let step = 3; step <= total; step++) {
      await interview.getByText(`${step} of ${total}`).waitFor();
      await page.keyboard.press('ArrowRight');
    }
    await interview.getByRole('heading', { name: 'That is all for now' }).waitFor();
    await interview.getByText(`1 put away, ${total - 1} left for later.`).waitFor();
    expect(faults).toEqual([]);
  });

  it('is a sheet on a phone, with buttons for thumbs', async () => {
    const { reference } = await begin('Sam pressed the button.');
    const { page, faults } = await openAs(ana, reference, PHONE);
    await questions(page).waitFor();
    await page.getByRole('button', { name: /^Submit/ }).tap();
    const before = page.getByRole('dialog', { name: 'Submit for review' });
    await before.getByText('“Sam pressed”').waitFor();
    await before.getByRole('button', { name: 'Walk through them' }).tap();
    const interview = page.getByRole('dialog', { name: 'Walk through what is open' });
    await interview.getByText('What did Sam see at that moment?').waitFor();
    const box = (await interview.boundingBox())!;
    expect([box.x, Math.round(box.width), Math.round(box.y + box.height)]).toEqual([0, 390, 844]);
    const skip = interview.getByRole('button', { name: /^Skip/ });
    expect((await skip.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await interview.getByRole('textbox').tap();
    await page.keyboard.type(EXPECTED);
    await interview.getByRole('button', { name: 'Answer' }).tap();
    await expect.poll(() => summary(page)).toContain('Sam expected a rehearsal.');
    await interview.getByText(/^2 of/).waitFor();
    expect(await violationsOf(page, ['.interview'])).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is offered before a review, which nothing keeps from beginning', async () => {
    const { id, reference } = await begin('It was human error.');
    const { page } = await openAs(ana, reference);
    await wordings(page).waitFor();
    for (const section of (await ana.call(getPostMortem, { id })).sections.filter((one) => one.required)) {
      if (section.key === 'summary') continue;
      const markdown = `${section.markdown}\n\nSaid.`;
      await ana.call(writeSection, { id, key: section.key, markdown, baseVersion: section.version });
    }
    await page.getByRole('button', { name: /^Submit · \d+ open/ }).click();
    const before = page.getByRole('dialog', { name: 'Submit for review' });
    await before.getByText('“human error”').waitFor();
    expect(await violationsOf(page, ['dialog'])).toEqual([]);
    await before.getByRole('button', { name: 'Submit anyway' }).click();
    await eventually(async () => (await ana.call(getPostMortem, { id })).status === 'in-review' || null);
  });
});

describe('names and roles', () => {
  it('offers the role in place of a name, everywhere in the paragraph at once', async () => {
    const { id } = await draftedIncident(server, { lead: 'Ana Ruiz' });
    const { reference, sections } = await ana.call(getPostMortem, { id });
    const { version } = sections.find((one) => one.key === 'summary')!;
    const markdown = 'The runbook told Ana Ruiz to wait. The alert reached Ana Ruiz at ten.';
    await ana.call(writeSection, { id, key: 'summary', markdown, baseVersion: version });
    await server.call(updateCoachSettings, { names: 'roles-only' });
    try {
      const { page, faults } = await openAs(ana, reference);
      const names = page.locator('.editor #section-summary .coach-reword');
      await expect.poll(() => names.allTextContents()).toEqual(['Ana Ruiz', 'Ana Ruiz']);
      await names.first().click();
      await card(page).getByRole('button', { name: 'All 2 in this paragraph' }).click();
      await expect
        .poll(() => summary(page))
        .toBe('The runbook told the incident lead to wait. The alert reached the incident lead at ten.');
      await expect.poll(() => names.count()).toBe(0);
      await page.keyboard.press('ControlOrMeta+z');
      await expect.poll(() => summary(page)).toBe(markdown);
      expect(faults).toEqual([]);
    } finally {
      await server.call(updateCoachSettings, { names: 'allowed' });
    }
  });
});

describe('what the document lacks', () => {
  it('is listed with its question, leads to its place, and is answered or put away', async () => {
    const { id } = await draftedIncident(server);
    const { reference } = await ana.call(getPostMortem, { id });
    const { page, faults } = await openAs(ana, reference);
    await openCoach(page);
    const { gaps, questions: asked } = await ana.call(getDocumentCoach, { id });
    const missing = rail(page).getByRole('region', { name: 'Still missing' }).getByRole('listitem');
    await expect.poll(() => missing.count()).toBe(gaps.length);
    // Of rows that lack the same, the next one takes the place of the one put away.
    const gap = gaps.find(({ about }) => about.kind === 'section' || about.kind === 'document')!;
    const line = missing.filter({ hasText: gap.why });
    await line.getByRole('button').first().click();
    await line.getByText(gap.question).waitFor();
    await line.getByRole('button', { name: 'Not here' }).click();
    await line.getByRole('button', { name: 'Put away' }).click();
    await expect.poll(() => line.count()).toBe(0);

    const open = rail(page).getByRole('region', { name: 'The record does not say' }).getByRole('listitem');
    await expect.poll(() => open.count()).toBe(asked.length);
    await open.first().getByRole('button').first().click();
    await open.first().getByRole('textbox').fill('it was quiet until ten');
    await open.first().getByRole('button', { name: 'Answer' }).click();
    await page.locator('.editor').getByText('It was quiet until ten.').waitFor();
    await expect.poll(() => open.count()).toBe(asked.length - 1);
    expect(await violationsOf(page, ['.rail'])).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('a model', () => {
  it('may be asked for more questions, under its name; when it fails, nothing changes', async () => {
    const model = await startModelServer();
    const text = 'Sam pressed the button. The queue then filled for an hour.';
    const note = { quote: 'The queue then filled for an hour.', why: 'How it came to fill is not told.' };
    const question = 'What kept the queue from draining during that hour?';
    try {
      const { reference } = await begin(text);
      await server.call(updateCoachSettings, { model: { url: model.url, model: 'small' } });
      model.respond((response) => say(response, { notes: [{ ...note, question }], wordings: [] }));
      const { page, faults } = await openAs(ana, reference);
      await openCoach(page);
      await rail(page).getByRole('button', { name: 'Ask the model for more questions' }).click();
      await rail(page).getByRole('heading', { name: 'From small' }).waitFor();
      expect(await marked(page).allTextContents()).toEqual(['Sam pressed']);
      const asked = rail(page).getByRole('region', { name: 'Questions of the model' });
      await asked.getByText(question).first().waitFor();
      await asked.getByRole('textbox').fill('the worker was paused');
      await asked.getByRole('button', { name: 'Answer' }).click();
      await expect.poll(() => summary(page)).toBe(`${text} The worker was paused.`);

      model.respond((response) => response.writeHead(500).end());
      await rail(page).getByRole('button', { name: 'Ask the model for more questions' }).click();
      await asked.getByRole('alert').getByText('Nothing has changed.').waitFor();
      expect(await marked(page).allTextContents()).toEqual(['Sam pressed']);
      expect(faults.filter((fault) => !/status of 5/.test(fault))).toEqual([]);
    } finally {
      await server.call(updateCoachSettings, { model: null });
      await model.stop();
    }
  });
});
