// A first command in a real browser, in the demo account: typed with completion, confirmed with a button, refused by the guardrail.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const sizes = [
  { name: 'desk', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'dark' },
] as const;

let browser: Browser;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
let problems: string[];

describe.skipIf(!hasChromium)('commands (skipped where there is no Chromium)', () => {
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
    context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await line().waitFor();
  }

  const line = (): Locator => page.getByRole('textbox', { name: 'Command or message' });
  const card = (text: string | RegExp): Locator => page.getByRole('article').filter({ hasText: text }).last();

  async function say(text: string): Promise<void> {
    await line().fill(text);
    await line().press('Escape');
    await line().press('Enter');
  }

  async function look(name: string): Promise<void> {
    expect(await findAxeProblems(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png` });
  }

  it.each(sizes)('are completed, answered, confirmed and refused at $name size', async ({ name, ...size }) => {
    await open(size);
    await page.getByText(/Demo account \d{12}/).waitFor();
    await look(`command-guide-${name}`);

    await line().pressSequentially('ec2 describe-instanc');
    const option = page.getByRole('option', { name: /^describe-instances\b/ }).first();
    await option.waitFor();
    await look(`command-completion-${name}`);
    while ((await option.getAttribute('aria-selected')) !== 'true') await line().press('ArrowDown');
    await line().press('Tab');
    expect(await line().inputValue()).toBe('ec2 describe-instances ');
    await line().press('Enter');
    const table = page.getByRole('table').last();
    await table.waitFor();
    const [instanceId = ''] = /i-[0-9a-f]{8,17}/.exec(await table.innerText()) ?? [];
    expect(instanceId).not.toBe('');
    await look(`command-table-${name}`);

    await say(`ec2 reboot-instances --instance-ids ${instanceId}`);
    const confirm = page.getByRole('button', { name: 'Confirm' });
    await confirm.waitFor();
    await look(`command-confirmation-${name}`);
    await page.getByRole('button', { name: 'Edit and run again' }).click();
    await expect.poll(() => line().inputValue()).toBe(`ec2 reboot-instances --instance-ids ${instanceId}`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('line');
    await line().fill('');
    await confirm.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => confirm.count()).toBe(0);
    await card(/^(?!.*Confirm ec2).*ec2 reboot-instances/s)
      .filter({ hasText: 'demo account' })
      .waitFor();
    // The button is gone; the keys go on scrolling.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('messages');

    await say(`ec2 terminate-instances --instance-ids ${instanceId}`);
    const refusal = card('ec2 terminate-instances is not allowed here');
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/Guardrail policy “.+”/);
    await look(`command-refusal-${name}`);

    await line().focus();
    await line().press('ArrowUp');
    expect(await line().inputValue()).toBe(`ec2 terminate-instances --instance-ids ${instanceId}`);
    await line().press('ArrowUp');
    expect(await line().inputValue()).toBe(`ec2 reboot-instances --instance-ids ${instanceId}`);
    expect(problems).toEqual([]);
  });

  it('are completed with the keys alone: without their service, in both directions, and left alone', async () => {
    await open({ width: 1280, height: 800 });
    const options = page.getByRole('option');
    const chosen = page.getByRole('option', { selected: true });

    await line().pressSequentially('describe-inst');
    await chosen.filter({ hasText: 'ec2 describe-instances' }).waitFor();
    await line().press('ArrowUp');
    expect(await chosen.innerText()).not.toContain('ec2 describe-instances');
    await line().press('ArrowDown');
    expect(await chosen.innerText()).toContain('ec2 describe-instances');
    await line().press('Tab');
    await expect.poll(() => line().inputValue()).toBe('ec2 describe-instances ');

    await line().pressSequentially('--fil');
    await chosen.filter({ hasText: '--filters' }).waitFor();
    await line().press('Escape');
    await expect.poll(() => options.count()).toBe(0);
    expect(await line().inputValue()).toBe('ec2 describe-instances --fil');

    await line().fill('');
    await line().pressSequentially('logs ta');
    await chosen.filter({ hasText: 'tail' }).waitFor();
    await line().press('Enter');
    await expect.poll(() => line().inputValue()).toBe('logs tail ');
    expect(problems).toEqual([]);
  });

  it.each(sizes)('let their work be followed and stopped with buttons at $name size', async ({ name, ...size }) => {
    await open(size);
    await say('codepipeline start-pipeline-execution --name cart');
    await page.getByRole('button', { name: 'Confirm' }).click();
    const follow = page.getByRole('button', { name: 'Follow' });
    await follow.waitFor();
    await look(`command-follow-${name}`);

    await follow.click();
    const following = card('Following codepipeline start-pipeline-execution');
    await following.filter({ hasText: 'Source: InProgress' }).waitFor();
    await look(`command-following-${name}`);
    await following.getByRole('button', { name: 'Stop' }).click();
    await card('Stopped following codepipeline start-pipeline-execution').filter({ hasText: 'has stopped looking' }).waitFor();

    await expect.poll(() => page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    await look(`command-stopped-${name}`);
    expect(problems).toEqual([]);
  });

  it('can be tried from the guide of an empty channel', async () => {
    await open({ width: 1280, height: 800 });

    await page.getByRole('button', { name: 'ec2 describe-instances' }).click();

    await page.getByRole('table').waitFor();
    expect(await page.getByRole('article').first().innerText()).toContain('ec2 describe-instances');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('line');
  });

  it('say why the account is the demo one', async () => {
    await open({ width: 1280, height: 800 });

    await page.getByRole('button', { name: 'Why?' }).click();

    await expect.poll(() => page.getByText(/No AWS credentials were found/).count()).toBe(1);
  });

  it('are not lost where they cannot be sent', async () => {
    await open({ width: 1280, height: 800 });
    await context.setOffline(true);

    await say('ec2 describe-instances');
    await page.getByRole('alert').filter({ hasText: 'This was not sent' }).waitFor();
    const kept = await line().inputValue();
    await context.setOffline(false);
    await line().press('Enter');

    expect(kept).toBe('ec2 describe-instances');
    await page.getByRole('table').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('article').filter({ hasText: 'Operator' }).count()).toBe(1);
  });

  it('give the whole of a long answer as a file to save', async () => {
    await open({ width: 390, height: 844 });
    await say('ec2 describe-instances --max-items 2');
    await page.getByRole('button', { name: 'Whole as .csv' }).click();
    const link = page.getByRole('link', { name: /ec2-describe-instances-\d{8}T\d{6}Z\.csv/ });
    await link.waitFor();
    await look('command-file-phone');
    const download = page.waitForEvent('download');
    await link.click();

    expect((await download).suggestedFilename()).toMatch(/^ec2-describe-instances-\d{8}T\d{6}Z\.csv$/);
    expect(await (await download).failure()).toBeNull();
    expect(problems).toEqual([]);
  });
});
