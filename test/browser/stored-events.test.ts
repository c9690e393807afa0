// From a message to the event that it was made from: the link, the page, copying and saving, at the desk, on a phone, in the dark.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const LONG_NAME = 'checkout-api-'.repeat(20);
const EVENT = `{"job":"nightly","status":"FAILED","markup":"<img src=x onerror=alert(1)>","order":12345678901234567890,"hidden":"a\u202Eb","name":"${LONG_NAME}","steps":[{"name":"copy","tries":3},{"name":"verify","tries":0}],"log":"${'x'.repeat(200_000)}"}`;

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
let problems: string[];

const sizes = [
  { name: 'desk', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desk-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

describe.skipIf(!hasChromium)('a stored event (skipped where there is no Chromium)', () => {
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

  async function open(options: Pick<(typeof sizes)[number], 'viewport' | 'colorScheme'>): Promise<void> {
    context = await browser.newContext({ ...options, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('dialog', (dialog) => problems.push(dialog.message()));
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Command or message' }).waitFor();
    await notify(EVENT);
  }

  it.each(sizes)('is one click from its message, at $name', async ({ name, viewport, colorScheme }) => {
    await open({ viewport, colorScheme });
    await page.getByRole('article').filter({ hasText: 'nightly' }).getByRole('link', { name: 'Original' }).click();
    const shown = page.locator('pre.event-text');
    await shown.waitFor();

    expect(await shown.textContent()).toContain('"order": 12345678901234567890,\n  "hidden": "a\\u202eb"');
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Original event');
    expect(await page.title()).toContain('Original event');
    expect(await page.getByRole('region', { name: 'Deliveries' }).textContent()).toContain('Sent');
    expect(await findAxeProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/event-${name}.png` });
    expect(problems).toEqual([]);
  });

  it('is copied and saved as it came, with the keyboard alone', async () => {
    await open(sizes[0]);
    await page.getByRole('article').filter({ hasText: 'nightly' }).getByRole('link', { name: 'Original' }).press('Enter');
    await page.getByRole('button', { name: 'Copy' }).press('Enter');
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(EVENT);

    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).press('Enter');
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/^event-[\da-f-]{36}\.json$/);
    expect(await readFile(await download.path(), 'utf8')).toBe(EVENT);

    await page.getByRole('region', { name: 'Deliveries' }).getByRole('link').press('Enter');
    await page.getByRole('article').filter({ hasText: 'nightly' }).waitFor();
  });

  it('says that there is no such event', async () => {
    await open(sizes[2]);
    await page.goto(`${server.url}/#/events/00000000-0000-0000-0000-000000000000`);

    await page.getByRole('heading', { name: 'There is no such event' }).waitFor();
    expect(await findAxeProblems(page)).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/event-unknown.png` });
  });

  async function notify(body: string): Promise<void> {
    const token = readFileSync(`${server.dataFolder}/notify-token`, 'utf8').trim();
    const response = await fetch(`${server.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  }
});
