import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFollowUp } from '#shared/contracts/follow-ups.ts';
import { createFollowUp } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let ana: TestMember;
let bo: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function join(member: TestMember, path: string, viewport = { width: 1440, height: 1000 }) {
  const { page, faults } = await openPage(browser, { viewport });
  await page.context().addCookies(
    member.cookie.split('; ').map((one) => {
      const [name = '', ...value] = one.split('=');
      return { name, value: value.join('='), url: server.url };
    }),
  );
  await page.goto(server.url + path);
  return { page, faults };
}
const plan = (title: string, dueOn: string) => server.call(createFollowUp, { title, dueOn, ownerId: ana.id });
const now = async (id: string) => (await server.call(getFollowUp, { id })).followUp;
const rowOf = (page: Page, title: string) => page.locator('.fu-row', { hasText: title });

describe('the board', () => {
  it('is worked by keys alone: done, many at once, a later date with its reason, each undone', async () => {
    const first = await plan('Lay a second line', '2020-01-01');
    const second = await plan('Buy two tills', '2020-01-02');
    const { page, faults } = await join(ana, '/follow-ups?whose=me');
    await rowOf(page, 'Lay a second line').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await page.getByText(`${first.reference}: done.`).waitFor();
    expect((await now(first.id)).status).toBe('done');
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => (await now(first.id)).status === 'open' || null);
    await rowOf(page, 'Lay a second line').waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 chosen').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('p');
    const dialog = page.getByRole('dialog', { name: 'A later date for 2 follow-ups' });
    await dialog.getByLabel('Due').fill('2031-03-04');
    await dialog.getByLabel('Why then?').fill('The cable is late');
    await dialog.getByRole('button', { name: 'Move it' }).click();
    await page.getByText('2 follow-ups: due 2031-03-04.').waitFor();
    expect(await now(second.id)).toMatchObject({ dueOn: '2031-03-04', postponed: 1 });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await eventually(async () => (await now(second.id)).dueOn === '2020-01-02' || null);
    expect(await now(first.id)).toMatchObject({ dueOn: '2020-01-01', postponed: 0 });
    expect(faults).toEqual([]);
  });

  it('is kept as a view, shared, and opened by somebody else', async () => {
    await plan('Remind every shift', '2031-01-01');
    const mine = await join(ana, '/follow-ups?by=owner');
    await rowOf(mine.page, 'Remind every shift').waitFor();
    await mine.page.getByRole('button', { name: 'Views' }).click();
    await mine.page.getByRole('menuitem', { name: 'Keep what is shown…' }).click();
    const dialog = mine.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('By owner');
    await dialog.getByLabel('Who may use it').selectOption('everybody');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await mine.page.getByRole('button', { name: 'View: By owner' }).waitFor();

    const theirs = await join(bo, '/follow-ups');
    await theirs.page.getByRole('button', { name: 'Views' }).click();
    await theirs.page.getByRole('menuitemcheckbox', { name: /By owner/ }).click();
    await theirs.page.getByRole('heading', { name: /Ana Ruiz/ }).waitFor();
    expect(new URL(theirs.page.url()).searchParams.get('by')).toBe('owner');
    expect([...mine.faults, ...theirs.faults]).toEqual([]);
  });

  it('has pages from which one is merged with another that is the same work, and split with the cursor in the new part', async () => {
    const one = await plan('Label the spare fuses', '2031-01-01');
    const same = await plan('Spare fuses get labels', '2031-02-01');
    const { page, faults } = await join(ana, `/follow-ups/${one.reference}`);
    const more = page.getByRole('button', { name: 'More', exact: true });
    await more.click();
    await page.getByRole('menuitem', { name: 'Split into several' }).click();
    await page.keyboard.type('Count them');
    expect(await page.getByLabel('Part 2').inputValue()).toBe('Count them');
    await page.keyboard.press('Escape');
    await more.click();
    await page.getByRole('menuitem', { name: 'The same as another' }).click();
    await page.keyboard.type('spare labels');
    await page.getByRole('option', { name: `Spare fuses get labels ${same.reference}` }).click();
    await page.getByRole('button', { name: `Merge into ${one.reference}` }).click();
    await page.getByText(`2 are one now: ${one.reference}.`).waitFor();
    expect((await now(same.id)).removedAt).not.toBeNull();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await eventually(async () => (await now(same.id)).removedAt === null || null);
    expect(faults).toEqual([]);
  });

  it('fits a phone, and leads to the page of one, where it is done', async () => {
    const made = await plan('Count the tills of a phone', '2020-02-02');
    const { page, faults } = await join(ana, '/follow-ups', { width: 390, height: 844 });
    await rowOf(page, 'Count the tills').getByRole('link', { name: 'Count the tills of a phone' }).click();
    await page.getByRole('heading', { name: 'Count the tills of a phone' }).waitFor();
    expect(Number(await page.evaluate('document.documentElement.scrollWidth'))).toBeLessThanOrEqual(390);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('moved it from open to done').waitFor();
    expect((await now(made.id)).status).toBe('done');
    expect(faults).toEqual([]);
  });
});
