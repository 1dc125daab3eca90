/**
 * Pictures of every screen, for looking at: light and dark, wide and phone, into ./screenshots; and what axe-core says of each.
 *   node scripts/screenshots.ts --url http://localhost:4600 --email E --password P   (or --link, the link the demo prints)
 *   [--only incident,home] [--incident INC-3] [--post-mortem PM-3] [--themes light] [--sizes wide]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4600' },
    link: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    only: { type: 'string' },
    incident: { type: 'string' },
    'post-mortem': { type: 'string' },
    themes: { type: 'string', default: 'light,dark' },
    sizes: { type: 'string', default: 'wide,phone' },
    out: { type: 'string', default: 'screenshots' },
  },
});
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
type Size = keyof typeof SIZES;
type Screen = { name: string; path: string; prepare?: (page: Page) => Promise<void>; signedOut?: boolean };

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(values.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
let violations = 0;
try {
  const state = await signIn(browser);
  const screens = (await screensOf(state)).filter((one) => !values.only || values.only.split(',').includes(one.name));
  for (const theme of values.themes.split(',')) {
    for (const size of values.sizes.split(',') as Size[]) {
      const context = await open(browser, theme, size, state);
      const outside = await open(browser, theme, size);
      for (const screen of screens) await picture(screen.signedOut ? outside : context, screen, `${theme}-${size}`);
      await context.close();
      await outside.close();
    }
  }
} finally {
  await browser.close();
}
console.log(violations === 0 ? 'axe: no violations' : `axe: ${violations} violations`);

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

async function signIn(to: Browser): Promise<State> {
  const context = await to.newContext();
  const page = await context.newPage();
  if (values.link) {
    await page.goto(values.link);
    await page.waitForURL((url) => url.pathname === '/', { timeout: 15_000 });
  } else {
    await page.goto(`${values.url}/sign-in`);
    await page.getByLabel('E-mail').fill(values.email ?? '');
    await page.getByLabel('Password').fill(values.password ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

async function open(to: Browser, theme: string, size: Size, state?: State): Promise<BrowserContext> {
  return to.newContext({
    viewport: SIZES[size],
    colorScheme: theme as 'light' | 'dark',
    deviceScaleFactor: 1,
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    locale: 'en-GB',
    storageState: state,
  });
}

async function screensOf(state: State): Promise<Screen[]> {
  const context = await browser.newContext({ storageState: state });
  const get = async (path: string) => (await context.request.get(`${values.url}/api/v1${path}`)).json();
  const documents = (await get('/post-mortems?limit=20')).items as { reference: string; openQuestions: number }[];
  const document = values['post-mortem'] ?? documents[0]?.reference;
  const chosen = document && (await get(`/post-mortems/${document}`));
  const hasTracker = ((await get('/trackers')).items ?? []).length > 0;
  const incident = values.incident ?? chosen?.incidents[0]?.reference;
  await context.close();
  const chat =
    'Ana Ruiz  10:05 AM\nSeeing 5xx on checkout, looking\n\nSam Okafor  10:08 AM\nI pushed config v412 at 10:01\n';
  return [
    { name: 'sign-in', path: '/sign-in', signedOut: true },
    { name: 'sign-up-spent', path: '/sign-up/none', signedOut: true },
    { name: 'home', path: '/' },
    { name: 'inbox', path: '/inbox' },
    { name: 'inbox-filtered', path: '/inbox?unread=true&kind=review&kind=mention' },
    { name: 'inbox-none', path: '/inbox?kind=escalation' },
    { name: 'review-board', path: '/review-board' },
    { name: 'incidents', path: '/incidents' },
    { name: 'incidents-none', path: '/incidents?q=zzzz' },
    {
      name: 'new-incident',
      path: '/incidents',
      prepare: (page) => page.getByRole('button', { name: 'New incident' }).click(),
    },
    { name: 'palette', path: '/', prepare: search },
    { name: 'shortcuts', path: '/', prepare: (page) => page.keyboard.press('?') },
    { name: 'incident', path: `/incidents/${incident}` },
    { name: 'incident-all', path: `/incidents/${incident}?show=all`, prepare: chooseRows },
    { name: 'incident-edit', path: `/incidents/${incident}`, prepare: (page) => page.keyboard.press('Shift+E') },
    {
      name: 'incident-why',
      path: `/incidents/${incident}`,
      prepare: (page) => page.getByText('Why these rules?').click(),
    },
    { name: 'chat', path: `/incidents/${incident}/chat` },
    { name: 'chat-read', path: `/incidents/${incident}/chat`, prepare: (page) => read(page, chat) },
    { name: 'document', path: `/post-mortems/${document}` },
    { name: 'document-hover', path: `/post-mortems/${document}`, prepare: pointAtEvidence },
    { name: 'document-evidence', path: `/post-mortems/${document}`, prepare: openEvidence },
    { name: 'document-coach', path: `/post-mortems/${document}`, prepare: openCoach },
    { name: 'document-coach-card', path: `/post-mortems/${document}`, prepare: openCoachCard },
    { name: 'document-coach-walk', path: `/post-mortems/${document}`, prepare: walkThrough },
    { name: 'document-coach-submit', path: `/post-mortems/${document}`, prepare: openSubmit },
    { name: 'document-edit', path: `/post-mortems/${document}`, prepare: editSection },
    {
      name: 'document-owner',
      path: `/post-mortems/${document}`,
      prepare: (page) => page.locator('.document-meta button').first().click(),
    },
    { name: 'document-steps', path: `/post-mortems/${document}`, prepare: openSteps },
    { name: 'document-steps-pause', path: `/post-mortems/${document}`, prepare: openPause },
    { name: 'publications', path: `/post-mortems/${document}/publications` },
    { name: 'publications-plan', path: `/post-mortems/${document}/publications?for=customers` },
    { name: 'debrief', path: `/post-mortems/${document}/debrief` },
    { name: 'effect', path: '/follow-ups/FU-9/effect' },
    { name: 'effect-nothing-counted', path: '/follow-ups/FU-1/effect' },
    { name: 'value', path: '/value?from=2026-01-01' },
    { name: 'history', path: `/post-mortems/${document}/history` },
    { name: 'history-authors', path: `/post-mortems/${document}/history?authors=true` },
    { name: 'accounts', path: '/post-mortems/PM-5/accounts' },
    { name: 'record', path: `/post-mortems/${document}/record` },
    { name: 'facilitator-sheet', path: `/post-mortems/${document}/facilitator-sheet` },
    { name: 'library', path: '/post-mortems' },
    { name: 'library-search', path: '/post-mortems?q=config' },
    { name: 'search', path: '/search?q=config' },
    { name: 'follow-ups', path: '/follow-ups' },
    { name: 'follow-ups-by-service', path: '/follow-ups?by=service&all=true' },
    { name: 'follow-ups-none', path: '/follow-ups?q=zzzz' },
    { name: 'follow-ups-chosen', path: '/follow-ups', prepare: chooseFollowUps },
    { name: 'follow-ups-merge', path: '/follow-ups', prepare: mergeFollowUps },
    { name: 'follow-up-page', path: '/follow-ups/FU-17' },
    { name: 'follow-up-split', path: '/follow-ups/FU-17', prepare: splitFollowUp },
    {
      name: 'follow-ups-strength',
      path: '/follow-ups',
      prepare: (page) => page.locator('.strength-btn').first().click(),
    },
    ...[
      'profile',
      'policy',
      'review',
      'follow-ups',
      'coach',
      'members',
      'sources',
      'trackers',
      'destinations',
      'keys',
      'installation',
      'teams',
      'channels',
      'delivery',
      'record',
      'templates',
      'templates/standard',
    ].map((name) => ({
      name: `settings-${name.replace('/', '-')}`,
      path: `/settings/${name}`,
    })),
    {
      name: 'settings-trackers-new',
      path: '/settings/trackers',
      prepare: (page) => page.getByRole('button', { name: 'Connect a tracker' }).click(),
    },
    ...(hasTracker
      ? [
          { name: 'settings-trackers-people', path: '/settings/trackers', prepare: openPeople },
          { name: 'follow-ups-issues', path: '/follow-ups', prepare: planIssues },
        ]
      : []),
    { name: 'settings-profile-days', path: '/settings/profile', prepare: showTitle('Working days') },
    { name: 'settings-profile-told', path: '/settings/profile', prepare: showTitle('What reaches you') },
    { name: 'settings-templates-process', path: '/settings/templates/standard', prepare: showTitle('Process') },
    { name: 'settings-all', path: '/settings/templates', prepare: openSettings },
    { name: 'missing', path: '/incidents/INC-999999' },
  ];
}

async function picture(context: BrowserContext, screen: Screen, variant: string): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await page.goto(values.url + screen.path, { waitUntil: 'networkidle' });
    await page.evaluate('document.fonts.ready');
    await screen.prepare?.(page);
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${values.out}/${screen.name}-${variant}.png` });
    await page.evaluate(axeSource);
    const found = (await page.evaluate(
      "axe.run({ exclude: ['.tip'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => ({ id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140) + ' ' + (n.any[0]?.message ?? '').slice(0, 120)) })))",
    )) as { id: string; impact: string; nodes: string[] }[];
    for (const one of found) {
      violations++;
      console.log(`${screen.name} ${variant}: ${one.impact} ${one.id}\n    ${one.nodes.join('\n    ')}`);
    }
  } catch (error) {
    console.log(`${screen.name} ${variant}: ${String(error).split('\n')[0]}`);
  }
  const expected = screen.name === 'missing' || screen.signedOut ? /status of 40[14]/ : /^$/;
  for (const error of errors) if (!expected.test(error)) console.log(`${screen.name} ${variant}: ${error}`);
  await page.close();
}

async function search(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(/Search everything/).waitFor();
  await page.keyboard.type('config', { delay: 20 });
  await page.waitForTimeout(700);
}
async function chooseRows(page: Page): Promise<void> {
  for (let i = 0; i < 6; i++) await page.keyboard.press('j');
}
async function chooseFollowUps(page: Page): Promise<void> {
  await page.locator('.fu-row').first().waitFor();
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
  }
}
async function mergeFollowUps(page: Page): Promise<void> {
  await chooseFollowUps(page);
  await page.getByRole('button', { name: 'Merge…' }).click();
}
async function planIssues(page: Page): Promise<void> {
  await chooseFollowUps(page);
  await page.getByRole('button', { name: 'Issues…' }).click();
  await page.getByRole('button', { name: /^Create (\d+ )?issue/ }).waitFor();
}
async function openPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'People', exact: true }).first().click();
  await page.getByRole('button', { name: 'Done' }).waitFor();
}
async function splitFollowUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /Split/ }).click();
}
async function read(page: Page, text: string): Promise<void> {
  await page.getByLabel('Conversation', { exact: true }).fill(text.repeat(4));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForTimeout(900);
}
async function pointAtEvidence(page: Page): Promise<void> {
  await page.locator('.prose a[data-citation]').nth(2).hover();
  await page.waitForTimeout(700);
}
async function openEvidence(page: Page): Promise<void> {
  await page.locator('.prose a[data-citation]').nth(2).click();
  await page.waitForTimeout(500);
}
async function editSection(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
  await page.locator('#heading-summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' /', { delay: 20 });
  await page.waitForTimeout(600);
}
async function openCoach(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
  if (!(await page.getByRole('tab', { name: /^Coach/ }).isVisible())) await page.locator('.comments-button').click();
  await page.getByRole('tab', { name: /^Coach/ }).click();
}
async function openCoachCard(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
  await page.locator('#heading-summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' The on-call engineer carelessly restarted the worker.');
  await page.locator('.coach-reword').first().waitFor();
  await page.keyboard.press('Shift+F8');
}
async function openSubmit(page: Page): Promise<void> {
  await page.locator('.ProseMirror').waitFor();
  await page.getByRole('button', { name: /^Submit/ }).click();
  await page.getByRole('button', { name: 'Submit anyway' }).waitFor();
}
async function walkThrough(page: Page): Promise<void> {
  await openSubmit(page);
  await page.locator('dialog').getByRole('button', { name: 'Walk through them' }).click();
  await page.locator('.interview-point').waitFor();
}

/** The rail's first tab; on a phone it is a sheet that is opened first. */
async function openSteps(page: Page) {
  const tab = page.getByRole('tab', { name: 'About' });
  if (!(await tab.isVisible())) await page.locator('.comments-button').click();
  await tab.click();
  await page.locator('.process-step.is-next .process-line').click();
}
async function openPause(page: Page) {
  await openSteps(page);
  await page.getByRole('button', { name: 'Pause' }).click();
}

function showTitle(name: string) {
  return async (page: Page): Promise<void> => {
    await page.getByRole('heading', { name, exact: true }).evaluate('(heading) => heading.scrollIntoView()');
  };
}

/** On a phone the list of settings is folded. */
async function openSettings(page: Page) {
  const all = page.getByRole('button', { name: 'All settings' });
  if (await all.isVisible()) await all.click();
}
