// The page of a Signalbox as pictures show it: the same on every machine.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

const FONTS = join(import.meta.dirname, '../../fonts');

/** Where the page stops being that of a phone (console/src/styles). */
const DESK_WIDTH = 768;

/** What is known of the browser's globals here; scripts are checked without their types. */
interface BrowserGlobals {
  readonly innerWidth: number;
  readonly document: { readonly images: Iterable<{ complete: boolean; naturalWidth: number; currentSrc: string }> };
}

/** Whose page, how wide, and what the time is there. */
export interface PageOptions {
  readonly signInUrl: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly now: Date;
}

/** Signs in, and waits for the channel. */
export async function openPage(browser: Browser, { signInUrl, viewport, now }: PageOptions): Promise<Page> {
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
    // The policy of the page lets in no font and no style but its own.
    bypassCSP: true,
  });
  await page.clock.setFixedTime(now);
  await page.goto(signInUrl);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Send sample event' }).first().waitFor();
  await page.addStyleTag({ content: await fontStyle() });
  return page;
}

/** Waits until all charts are drawn, for the width that the page has now. */
export async function waitForCharts(page: Page): Promise<void> {
  await page.waitForFunction((deskWidth) => {
    const { innerWidth, document } = globalThis as unknown as BrowserGlobals;
    const isPhone = innerWidth < deskWidth;
    return [...document.images].every(
      ({ complete, naturalWidth, currentSrc }) => complete && naturalWidth > 0 && currentSrc.includes('size=small') === isPhone,
    );
  }, DESK_WIDTH);
}

/** The page takes the font of the device; here it takes the one that comes with the charts. */
async function fontStyle(): Promise<string> {
  const faces = await Promise.all(
    [
      ['Inter_400Regular.ttf', '400 500'],
      ['Inter_600SemiBold.ttf', '600 700'],
    ].map(async ([file = '', weight = '']) => {
      const font = await readFile(join(FONTS, file), 'base64');
      return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${font}); }`;
    }),
  );
  return `${faces.join('\n')}\n:root { --font-text: Inter; }`;
}
