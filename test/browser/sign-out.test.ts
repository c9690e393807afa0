// Signing out in a real browser, by mouse, by keyboard and from a phone's menu; and what is shown where that fails.
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const desk = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;

describe.skipIf(!hasChromium)('signing out (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    server = await startServerProcess();
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
  });

  async function signIn(viewport: typeof desk): Promise<void> {
    context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(server.signInUrl);
    const stream = page.waitForResponse(/\/api\/stream/);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await stream;
  }

  const signedOut = (): Promise<void> => page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  const sessionStatus = async (): Promise<number> => (await context.request.get(`${server.url}/api/session`)).status();

  it('ends the session and the stream', async () => {
    await signIn(desk);
    const isStream = (request: Request): boolean => request.url().includes('/api/stream');
    // Whoever is quicker ends it: the page, or the server, which ends the streams of a session that has ended.
    const streamEnd = Promise.any([page.waitForEvent('requestfailed', isStream), page.waitForEvent('requestfinished', isStream)]);

    await page.getByRole('button', { name: 'Sign out' }).click();

    await signedOut();
    await streamEnd;
    expect(await sessionStatus()).toBe(401);
    expect(await page.title()).toBe('Sign in · Signalbox');
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it("works from a phone's menu", async () => {
    await signIn(phone);
    await page.getByRole('button', { name: 'Menu' }).click();

    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();

    await signedOut();
    expect(await sessionStatus()).toBe(401);
  });

  it('works with the keyboard, and hands the focus on', async () => {
    await signIn(desk);
    await page.getByRole('button', { name: 'Sign out' }).focus();

    await page.keyboard.press('Enter');

    await signedOut();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('You are signed out');
  });

  it('is noticed by another tab as soon as one looks at it', async () => {
    await signIn(desk);
    const otherTab = await context.newPage();
    await otherTab.goto(server.url);
    await otherTab.getByRole('button', { name: 'Sign out' }).click();
    await otherTab.getByRole('heading', { name: 'You are signed out' }).waitFor();

    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  });

  it('says in words that it failed, and can be tried again', async () => {
    await signIn(desk);
    await page.route('**/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('alert').filter({ hasText: 'You are still signed in. Signalbox does not answer' }).waitFor();
    expect(await sessionStatus()).toBe(200);
    await page.unroute('**/sign-out');

    await page.getByRole('button', { name: 'Sign out' }).click();

    await signedOut();
  });
});
