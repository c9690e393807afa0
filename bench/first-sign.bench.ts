// From the key Enter in the page to the first sign of the command, and to its answer, as painted by headless Chromium.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { ensureConsoleBuilt } from '../scripts/build-console.mjs';
import { hasChromium, startBrowser } from '../test/browser/start-browser.ts';
import { startServerProcess } from '../test/server-process.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';

const WARM_UP_ROUNDS = 3;
const ROUNDS = 30;
const SIGN_TARGET_MS = 300;
const COMMAND = 'ec2 describe-instances';

/** Stands in the answer of the demo account, and in nothing else. */
const IN_THE_ANSWER = 'i-0';

const IN_THE_PAGE = fileURLToPath(new URL('watch-painting.js', import.meta.url));

/** What one command took, in milliseconds. */
interface Painted {
  readonly signMs: number;
  readonly answerMs: number;
}

/** Measures the page. */
export async function benchFirstSign(): Promise<readonly BenchFigure[]> {
  const what = `${COMMAND} in the page, from Enter to its first sign painted`;
  if (!hasChromium) return [{ what, value: 'there is no Chromium' }];
  await ensureConsoleBuilt();
  const server = await startServerProcess({ yaml: 'aws: { commandsPerMinute: 10000 }\n' });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript({ path: IN_THE_PAGE });
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const painted = await sendAll(page);
    const signs = painted.map(({ signMs }) => signMs);
    const answers = painted.map(({ answerMs }) => answerMs);
    return [
      { what: `${what}, median`, value: milliseconds(quantile(signs, 0.5)) },
      under(`${what}, p95`, quantile(signs, 0.95), SIGN_TARGET_MS),
      { what: `${COMMAND} in the page, from Enter to its answer painted, median`, value: milliseconds(quantile(answers, 0.5)) },
      { what: `${COMMAND} in the page, from Enter to its answer painted, p95`, value: milliseconds(quantile(answers, 0.95)) },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function sendAll(page: Page): Promise<readonly Painted[]> {
  const line = page.getByRole('textbox', { name: 'Command or message' });
  await line.waitFor();
  const painted: Painted[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    await line.fill(COMMAND);
    await line.press('Escape');
    const watched = page.evaluate<Painted>(`signalboxBench.watch(${JSON.stringify(IN_THE_ANSWER)})`);
    // The watch has begun before the key is pressed.
    await page.evaluate('0');
    await line.press('Enter');
    const one = await watched;
    if (round >= WARM_UP_ROUNDS) painted.push(one);
  }
  return painted;
}
