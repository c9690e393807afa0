// The answers to the sixty common commands as the page shows them, on a phone and on a desk: nothing runs off the screen, and what names a
// row can be read.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { renderWebMessage } from '../../src/platforms/web/render-web-message.ts';
import { createWebPlatform } from '../../src/platforms/web/index.ts';
import { WebMessageFeed } from '../../src/platforms/web/web-message-feed.ts';
import { createSqliteStore } from '../../src/storage/sqlite/index.ts';
import { answerTo, fileNameOf, purposes } from '../common-commands/answer-to.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const sizes = [
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
  { name: 'desk', width: 1280, height: 800, colorScheme: 'light' },
] as const;

// A channel shows its newest messages only.
const LINES_PER_CHANNEL = 10;
const channels = Array.from({ length: Math.ceil(purposes.length / LINES_PER_CHANNEL) }, (_, index) => ({
  channelId: `lines-${index}`,
  lines: purposes.slice(index * LINES_PER_CHANNEL, (index + 1) * LINES_PER_CHANNEL).map(({ line }) => line),
}));

// Ids of AWS and dates are longer than this, and are to be read without scrolling.
const READABLE_WIDTH = 64;

const screenshots = process.env['SCREENSHOTS'];
const PICTURE_HEIGHT = 3000;

let browser: Browser;
let server: ServerProcess;
let page: Page;

async function postAnswers(dataFolder: string): Promise<void> {
  const store = await createSqliteStore({ dataFolder });
  // Each a moment after the one before: messages stand in the order of their times.
  let milliseconds = Date.parse('2026-03-01T03:00:00Z');
  const now = (): Date => new Date((milliseconds += 1));
  const platform = createWebPlatform({ store, feed: new WebMessageFeed(), now });
  for (const { channelId, lines } of channels) {
    for (const line of lines) {
      await platform.post({
        channel: { platform: 'web', workspaceId: '', channelId },
        payload: renderWebMessage(await answerTo(line)),
        idempotencyKey: fileNameOf(line),
        signal: new AbortController().signal,
      });
    }
  }
  await store.close();
}

const yaml = `channelConfigurations:\n${channels
  .map(({ channelId }) => `  - { configurationName: ${channelId}, platform: web, channelId: ${channelId}, channelName: '#${channelId}' }\n`)
  .join('')}`;

describe.skipIf(!hasChromium)('answers to common commands (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
    const dataFolder = await mkdtemp(join(tmpdir(), 'signalbox-answers-'));
    await postAnswers(dataFolder);
    server = await startServerProcess({ dataFolder, yaml });
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Command or message' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function open(channelId: string, { width, height, colorScheme }: (typeof sizes)[number]): Promise<readonly Locator[]> {
    // On a picture a message is seen whole.
    await page.setViewportSize({ width, height: screenshots === undefined ? height : PICTURE_HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${server.url}/#/channels/${channelId}`);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain(channelId);
    const articles = page.getByRole('article');
    await expect.poll(() => articles.count()).toBe(LINES_PER_CHANNEL);
    return articles.all();
  }

  it.each(channels.flatMap((channel) => sizes.map((size) => ({ ...channel, size }))))(
    'are readable in $channelId at $size.name size',
    async ({ channelId, lines, size }) => {
      const articles = await open(channelId, size);

      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
      for (const [index, article] of articles.entries()) {
        const line = lines[index] ?? '';
        expect(await article.innerText()).toContain(line.split(' ').slice(0, 2).join(' '));
        expect({ line, unreadable: await unreadable(article) }).toEqual({ line, unreadable: [] });
        if (screenshots !== undefined) await article.screenshot({ path: `${screenshots}/${fileNameOf(line)}-${size.name}.png` });
      }
      expect(await findAxeProblems(page)).toEqual([]);
    },
  );

  /** What of a message cannot be read without scrolling sideways: on a phone nothing, on a desk no name of a row. */
  function unreadable(article: Locator): Promise<readonly string[]> {
    return article.evaluate(
      (element, { readableWidth }) => {
        const isPhone = globalThis.innerWidth < 600;
        const right = element.getBoundingClientRect().right;
        const cells = [...element.querySelectorAll(isPhone ? 'tbody th, tbody td, dd, li, p, pre' : 'tbody th')];
        return cells
          .filter((cell) => {
            const box = cell.getBoundingClientRect();
            const isNarrow = cell.matches('th') && (cell.textContent?.length ?? 0) > 10 && box.width < readableWidth;
            return box.right > right + 1 || cell.scrollWidth > cell.clientWidth + 1 || isNarrow;
          })
          .map((cell) => cell.textContent ?? '');
      },
      { readableWidth: READABLE_WIDTH },
    );
  }
});
