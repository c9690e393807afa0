// The answers to the sixty common commands, cards, failures and empty answers as the page shows them, on a phone and on a desk: nothing runs
// off the screen, and what names a row can be read.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { composeResult, type RunCommand } from '../../src/commands/compose/compose-result.ts';
import { aRunCommand, aSuccess } from '../../src/commands/compose/testing/a-run-command.ts';
import { sampleCards } from '../../src/commands/compose/testing/sample-cards.ts';
import { sampleFailures } from '../../src/commands/compose/testing/sample-failures.ts';
import type { Message } from '../../src/messages/message.ts';
import { textOfSpans } from '../../src/messages/text-of-spans.ts';
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
const MESSAGES_PER_CHANNEL = 10;

interface Shown {
  readonly name: string;
  readonly title: string;
  readonly compose: () => Promise<Message>;
}

// Forms have a test of their own.
const cards = Object.fromEntries(Object.entries(sampleCards).filter(([name]) => !name.startsWith('missing-')));

const empties = {
  'no-instances': aRunCommand('ec2 describe-instances', aSuccess({ Reservations: [] })),
  'no-content': aRunCommand('ec2 reboot-instances --instance-ids i-1', aSuccess({}), true),
};

const shown: readonly Shown[] = [
  ...purposes.map(({ line }) => ({ name: fileNameOf(line), title: line.split(' ').slice(0, 2).join(' '), compose: () => answerTo(line) })),
  ...Object.entries({ ...cards, ...composed(sampleFailures), ...composed(empties) }).map(([name, message]) => ({
    name: `card-${name}`,
    title: textOfSpans(message.title.spans),
    compose: async () => message,
  })),
];
const channels = Array.from({ length: Math.ceil(shown.length / MESSAGES_PER_CHANNEL) }, (_, index) => ({
  channelId: `messages-${index}`,
  messages: shown.slice(index * MESSAGES_PER_CHANNEL, (index + 1) * MESSAGES_PER_CHANNEL),
}));

function composed(runs: Readonly<Record<string, RunCommand>>): Readonly<Record<string, Message>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, composeResult(run)]));
}

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
  for (const { channelId, messages } of channels) {
    for (const { name, compose } of messages) {
      await platform.post({
        channel: { platform: 'web', workspaceId: '', channelId },
        payload: renderWebMessage(await compose()),
        idempotencyKey: name,
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

  async function open(
    { channelId, count }: { readonly channelId: string; readonly count: number },
    { width, height, colorScheme }: (typeof sizes)[number],
  ): Promise<readonly Locator[]> {
    // On a picture a message is seen whole.
    await page.setViewportSize({ width, height: screenshots === undefined ? height : PICTURE_HEIGHT });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${server.url}/#/channels/${channelId}`);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain(channelId);
    const articles = page.getByRole('article');
    await expect.poll(() => articles.count()).toBe(count);
    return articles.all();
  }

  it.each(channels.flatMap((channel) => sizes.map((size) => ({ ...channel, size }))))(
    'are readable in $channelId at $size.name size',
    async ({ channelId, messages, size }) => {
      const articles = await open({ channelId, count: messages.length }, size);

      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
      for (const [index, article] of articles.entries()) {
        const { name = '', title = '' } = messages[index] ?? {};
        expect((await article.innerText()).replaceAll(/\s+/g, ' ')).toContain(title);
        expect({ name, unreadable: await unreadable(article) }).toEqual({ name, unreadable: [] });
        if (screenshots !== undefined) await article.screenshot({ path: `${screenshots}/${name}-${size.name}.png` });
      }
      // Colors that change with the size and the scheme are measured once they stand still.
      await expect.poll(() => findAxeProblems(page)).toEqual([]);
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
