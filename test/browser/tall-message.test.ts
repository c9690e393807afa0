// Where a reader finds themselves when a message arrives that is taller than their screen.
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

// The sample alarm and its OK are both taller than this.
const phone = { width: 390, height: 664 };

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;

describe.skipIf(!hasChromium)('a message taller than the screen (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    server = await startServerProcess();
    context = await browser.newContext({ viewport: phone, reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await notify('an earlier message');
    await article('an earlier message').waitFor();
    await page.getByRole('button', { name: 'Send sample event' }).click();
    await article('checkout-api-high-cpu').waitFor();
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
  });

  const article = (text: string): ReturnType<Page['locator']> => page.getByRole('article').filter({ hasText: text });
  /** How far below the list's upper edge a message begins. */
  const distanceFromTop = (text: string): Promise<number> =>
    article(text).evaluate((element) => {
      const list = document.querySelector('#messages');
      return element.getBoundingClientRect().top - (list?.getBoundingClientRect().top ?? Number.NaN);
    });
  const scrollTop = (): Promise<number> => page.locator('#messages').evaluate((element) => element.scrollTop);

  it('is shown from its beginning', async () => {
    await expect.poll(() => distanceFromTop('checkout-api-high-cpu')).toBeCloseTo(12, 0);
    expect(await article('checkout-api-high-cpu').evaluate((element) => element.clientHeight)).toBeGreaterThan(phone.height);
  });

  it('stays at its beginning when its OK makes it taller', async () => {
    await page.getByRole('button', { name: "Send the sample's OK" }).click();
    await article('edited').waitFor();

    await expect.poll(() => distanceFromTop('checkout-api-high-cpu')).toBeCloseTo(12, 0);
  });

  it('stays where it is while it is being read, and the next message waits', async () => {
    await page.locator('#messages').evaluate((element) => element.scrollBy(0, 150));
    await expect.poll(() => distanceFromTop('checkout-api-high-cpu')).toBeCloseTo(-138, 0);
    const before = await scrollTop();

    await notify('the next message');
    await page.getByRole('button', { name: /New messages/ }).waitFor();
    expect(await scrollTop()).toBe(before);

    await page.getByRole('button', { name: /New messages/ }).click();
    await expect.poll(() => article('the next message').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /New messages/ }).count()).toBe(0);
  });

  it('makes way for the next message where its reader has read to its end', async () => {
    await page.locator('#messages').evaluate((element) => element.scrollTo(0, element.scrollHeight));

    await notify('the next message');
    await article('the next message').waitFor();

    const distanceToEnd = (): Promise<number> =>
      page.locator('#messages').evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
    await expect.poll(distanceToEnd).toBeLessThan(1);
  });

  async function notify(body: string): Promise<void> {
    const token = readFileSync(`${server.dataFolder}/notify-token`, 'utf8').trim();
    const response = await fetch(`${server.url}/notify`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
  }
});
