// A newcomer's first minute in a real browser: the link, the sample alarm, its OK, by mouse, by keyboard and on a phone.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const sizes = [
  { name: 'desk', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
];

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
let problems: string[];

describe.skipIf(!hasChromium)('first minute (skipped where there is no Chromium)', () => {
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

  async function open(options: { width: number; height: number; colorScheme?: 'light' | 'dark' }): Promise<void> {
    const { width, height, colorScheme = 'light' } = options;
    // The policy of the page is strict; axe is put in beside it.
    context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: false, reducedMotion: 'reduce' });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(server.signInUrl);
  }

  it.each(sizes)('shows the sample alarm and its OK at $name size', async ({ name, width, height }) => {
    await open({ width, height });
    expect(await findAxeProblems(page, ['serious', 'critical'])).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('button', { name: /send sample event/i })
      .first()
      .click();

    const message = page.getByRole('article').filter({ hasText: 'checkout-api-high-cpu' });
    await message.waitFor();
    await expect.poll(() => message.textContent()).toContain('Threshold Crossed');
    const chart = message.locator('img').first();
    await expect.poll(() => chart.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    expect(await chart.getAttribute('alt')).toContain('CPUUtilization');
    // Moments later the message shows what was read about the alarm.
    await expect.poll(() => message.textContent()).toContain('Last change');
    expect(await message.textContent()).toContain('payment timed out');
    expect(await message.getByRole('link').first().getAttribute('href')).toMatch(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\//);
    expect(await findAxeProblems(page, ['serious', 'critical'])).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/alarm-${name}.png` });

    await page
      .getByRole('button', { name: /sample.*OK/i })
      .first()
      .click();
    await expect.poll(() => message.textContent()).toMatch(/OK after|Resolved after/);

    expect(await page.getByRole('article').filter({ hasText: 'checkout-api-high-cpu' }).count()).toBe(1);
    expect(await findAxeProblems(page, ['serious', 'critical'])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/ok-${name}.png` });
    expect(problems).toEqual([]);
  });

  it('works with the keyboard alone, in the dark', async () => {
    await open({ width: 1280, height: 800, colorScheme: 'dark' });
    // The browser gives the focus, and takes keys, with its first picture of the page; loading ends before that.
    await page.waitForFunction(() => document.activeElement instanceof HTMLButtonElement);
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /send sample event/i })
      .first()
      .waitFor();

    await tabTo(/send sample event/i);
    await page.keyboard.press('Enter');
    const message = page.getByRole('article').filter({ hasText: 'checkout-api-high-cpu' });
    await message.waitFor();
    await tabTo(/sample.*OK/i);
    await page.keyboard.press('Enter');

    await expect.poll(() => message.textContent()).toMatch(/OK after|Resolved after/);
    expect(await findAxeProblems(page, ['serious', 'critical'])).toEqual([]);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/dark.png` });
  });

  it('shows what arrives while the page is open, and what arrived while the connection was away', async () => {
    await open({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('button', { name: /send sample event/i })
      .first()
      .waitFor();
    await notify('first: live');
    await page.getByText('first: live').first().waitFor();

    await context.setOffline(true);
    await notify('second: while away');
    await context.setOffline(false);

    await expect.poll(() => page.getByText('second: while away').count(), { timeout: 60_000 }).toBeGreaterThan(0);
  });

  it('shows hostile text as text', async () => {
    await open({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page
      .getByRole('button', { name: /send sample event/i })
      .first()
      .waitFor();

    const hostile = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';
    await notify(hostile);
    await notify(
      JSON.stringify({
        version: '1.0',
        source: 'custom',
        content: { description: `${hostile} <javascript:alert(1)|click> [x](javascript:alert(1))` },
      }),
    );
    await expect.poll(() => page.getByRole('article').count()).toBe(2);

    expect(await page.getByText('onerror').count()).toBeGreaterThan(0);
    expect(await page.title()).not.toContain('owned');
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  async function tabTo(name: RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() =>
        document.activeElement instanceof HTMLButtonElement ? document.activeElement.textContent : '',
      );
      if (name.test(focused)) return;
    }
    throw new Error(`no ${String(name)} within sixty presses of Tab`);
  }

  async function notify(body: string): Promise<void> {
    const token = readFileSync(`${server.dataFolder}/notify-token`, 'utf8').trim();
    const response = await fetch(`${server.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  }
});
