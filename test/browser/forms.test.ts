// A support case from the page, on a phone: the form is filled in, the case is confirmed and opened, in the demo account.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;

const line = (): Locator => page.getByRole('textbox', { name: 'Command or message' });
const card = (title: string): Locator => page.getByRole('article').filter({ hasText: title }).last();

async function say(text: string): Promise<void> {
  await line().fill(text);
  await line().press('Escape');
  await line().press('Enter');
}

async function look(name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== undefined)
    await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png`, fullPage: true });
}

/** How far the page is larger than the window: only the messages scroll. */
function beyondTheWindow(): Promise<readonly number[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
}

describe.skipIf(!hasChromium)('forms (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = await startServerProcess({ environment: {}, yaml: '' });
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', hasTouch: true });
    page = await context.newPage();
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await line().waitFor();
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
  });

  it('are filled in on a phone, and what they say is confirmed and done', async () => {
    await say('support create-case');
    const form = page.locator('form').filter({ has: page.getByRole('group', { name: 'What the command still needs' }) });
    await form.waitFor();
    expect(await findAxeProblems(page)).toEqual([]);
    expect(await beyondTheWindow()).toEqual([0, 0]);
    await look('form-empty');

    await form.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => form.getByRole('alert').textContent()).toBe('4 values are still missing.');
    expect(await form.getByLabel('Subject').evaluate((element) => element === document.activeElement)).toBe(true);
    await form.getByLabel('Subject').fill(`It's "slow" --severity-code critical`);
    await form.getByLabel('What is the matter').fill('Since noon:\n$(date) `now`\n-- and still');
    await form.getByLabel('Service').selectOption({ label: 'Lambda (aws-lambda)' });
    await form.getByLabel('Severity').selectOption('low');
    await look('form-filled');
    await form.getByLabel('What is the matter').press('Control+Enter');

    await page.getByRole('button', { name: 'Permissions (permissions)' }).click();
    const confirmation = card('Confirm support create-case');
    await confirmation.waitFor();
    expect(await confirmation.innerText()).toContain('--category-code permissions');
    await look('form-confirmation');
    await confirmation.getByRole('button', { name: 'Confirm' }).click();
    await card('case-').waitFor();
    expect(await form.count()).toBe(0);
    expect(await beyondTheWindow()).toEqual([0, 0]);
    await look('form-done');

    await say('support describe-cases');
    // The last card with these words is what was said, until the answer stands below it.
    await expect.poll(() => card('support describe-cases').innerText()).toContain('1 opened');
    await look('form-cases');
  });

  it('offer what there is to choose, and room for something else', async () => {
    await say('cloudwatch set-alarm-state --alarm-name checkout-api-high-cpu');
    const form = page.locator('form').filter({ has: page.getByRole('group', { name: 'What the command still needs' }) });
    await form.waitFor();

    await form.getByLabel('state-value').selectOption('Another value…');
    await form.getByLabel('Another value for state-value').fill('SLEEPING');
    await form.getByLabel('state-reason').fill('a test');
    await form.getByRole('button', { name: 'Go on' }).click();

    await card('SLEEPING').waitFor();
    expect(await beyondTheWindow()).toEqual([0, 0]);
  });

  it('of several things to choose take those that are ticked', async () => {
    await say('ec2 stop-instances');
    const form = page.locator('form').filter({ has: page.getByRole('group', { name: 'What the command still needs' }) });
    await form.getByRole('checkbox', { name: 'shop-web-1' }).check();
    await form.getByRole('checkbox', { name: 'shop-web-2' }).check();
    await form.getByLabel('instance-ids', { exact: true }).press('End');
    expect(await form.getByLabel('instance-ids', { exact: true }).inputValue()).toMatch(/^i-\w+\ni-\w+$/);
    await look('form-instances');
    await form.getByRole('button', { name: 'Go on' }).click();

    await card('Confirm ec2 stop-instances').waitFor();
  });
});
