// Answers that are looked at: their pictures in a real browser, in the demo account, at a desk in light and on a phone in the dark.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const sizes = [
  { name: 'desk', width: 1280, height: 1000, colorScheme: 'light', picture: 640 },
  { name: 'phone', width: 390, height: 844, colorScheme: 'dark', picture: 390 },
] as const;

const HOUR_MS = 60 * 60_000;
const at = (hoursAgo: number): string => new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
const day = (daysAgo: number): string => at(daysAgo * 24).slice(0, 10);

const metric = (id: string, label: string, stat: { namespace: string; name: string; dimensions: object; statistic: string }): object => ({
  Id: id,
  Label: label,
  MetricStat: {
    Metric: {
      Namespace: stat.namespace,
      MetricName: stat.name,
      Dimensions: Object.entries(stat.dimensions).map(([Name, Value]) => ({ Name, Value: Value as string })),
    },
    Period: 300,
    Stat: stat.statistic,
  },
});
const CPU = { namespace: 'AWS/ECS', name: 'CPUUtilization', dimensions: { ServiceName: 'checkout-api', ClusterName: 'shop' } };
const QUEUE = { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions: { QueueName: 'open-orders' } };

/** Commands by the name of their picture, with how many charts their answer has. */
const commands: Readonly<Record<string, { text: string; chartCount: number }>> = {
  alarms: { text: 'cloudwatch describe-alarms', chartCount: 1 },
  'alarms-several': {
    text: 'cloudwatch describe-alarms --alarm-names checkout-api-high-cpu open-orders-backlog shop-orders-free-storage',
    chartCount: 3,
  },
  'alarm-history': { text: 'cloudwatch describe-alarm-history --alarm-name checkout-api-high-cpu', chartCount: 1 },
  'alarm-histories': { text: 'cloudwatch describe-alarm-history --history-item-type StateUpdate', chartCount: 1 },
  'metric-statistics': {
    text: `cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name CPUUtilization --dimensions Name=ServiceName,Value=checkout-api Name=ClusterName,Value=shop --start-time ${at(6)} --end-time ${at(0)} --period 300 --statistics Average Maximum Minimum`,
    chartCount: 1,
  },
  'metric-data': {
    text: `cloudwatch get-metric-data --start-time ${at(6)} --end-time ${at(0)} --metric-data-queries '${JSON.stringify([
      metric('cpu', 'CPU of the checkout API', { ...CPU, statistic: 'Average' }),
      metric('orders', 'Open orders', { ...QUEUE, statistic: 'Maximum' }),
      metric('least', 'Open orders, fewest', { ...QUEUE, statistic: 'Minimum' }),
    ])}'`,
    chartCount: 1,
  },
  costs: {
    text: `ce get-cost-and-usage --time-period Start=${day(13)},End=${day(0)} --granularity DAILY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE`,
    chartCount: 1,
  },
};

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;

describe.skipIf(!hasChromium)('drawn answers (skipped where there is no Chromium)', () => {
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

  const line = (): Locator => page.getByRole('textbox', { name: 'Command or message' });

  async function open({ width, height, colorScheme }: (typeof sizes)[number]): Promise<void> {
    context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await line().waitFor();
  }

  async function say(text: string): Promise<void> {
    await line().fill(text);
    await line().press('Escape');
    await line().press('Enter');
  }

  /** Waits until all pictures are there, and returns the widths that they were drawn with. */
  async function loadedWidths(pictures: Locator): Promise<readonly number[]> {
    await expect
      .poll(
        () => pictures.evaluateAll((all) => all.every((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0)),
        {
          timeout: 30_000,
        },
      )
      .toBe(true);
    return pictures.evaluateAll((all) => all.map((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)));
  }

  /** The pictures as the server drew them. */
  async function drawnTexts(pictures: Locator): Promise<readonly string[]> {
    const addresses = await pictures.evaluateAll((all) => all.map((one) => (one instanceof HTMLImageElement ? one.currentSrc : '')));
    return Promise.all(addresses.map(async (address) => (await page.request.get(address)).text()));
  }

  it.each(sizes)('carry a picture beside their table at $name size', async (size) => {
    await open(size);
    const answers = page.getByRole('article').filter({ has: page.locator('.chart-block') });
    for (const [index, [name, { text, chartCount }]] of Object.entries(commands).entries()) {
      await say(text);
      const answer = answers.nth(index);
      await answer.waitFor();
      const pictures = answer.locator('.chart-block img');
      await expect.poll(() => pictures.count(), { timeout: 30_000 }).toBe(chartCount);
      expect(await loadedWidths(pictures)).toEqual(Array.from({ length: chartCount }, () => size.picture));
      expect(new Set(await drawnTexts(pictures)).size).toBe(chartCount);
      expect(await pictures.first().getAttribute('alt')).toContain('The values are made up.');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      if (process.env['SCREENSHOTS'] !== undefined)
        await answer.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}-${size.name}.png` });
    }
    expect(await findAxeProblems(page)).toEqual([]);
  });
});
