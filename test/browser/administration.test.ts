// The pages for administrators: the set-up step by step with test messages, and the silences, at the desk, on a phone, in the dark.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

const botToken = 'xoxb-1-signalbox-test';

let browser: Browser;
let slack: FakeSlack;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;
let problems: string[];

const sizes = [
  { name: 'desk', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desk-dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
] as const;

describe.skipIf(!hasChromium)('the pages for administrators (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    slack = await FakeSlack.start({
      workspaces: [{ teamId: 'T1', botToken, appToken: 'xapp-1-x', botUserId: 'UBOT', channelIds: ['C1'], scopes: ['channels:read'] }],
    });
    server = await startServerProcess({
      yaml: `
slack: { apiUrl: '${slack.apiUrl}', workspaces: [{ workspaceId: T1, botToken: ${botToken} }] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, channelName: ops }
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, channelName: '#ops' }
  - { configurationName: lost, platform: slack, workspaceId: T1, channelId: C9 }
`,
    });
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
    await slack.close();
  });

  async function open(options: Pick<(typeof sizes)[number], 'viewport' | 'colorScheme'>, hash: string): Promise<void> {
    context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    page = await context.newPage();
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(server.signInUrl);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: 'Command or message' }).waitFor();
    await page.evaluate((to) => (location.hash = to), hash);
  }

  async function say(text: string): Promise<void> {
    const line = page.getByRole('textbox', { name: 'Command or message' });
    await line.fill(text);
    await line.press('Escape');
    await line.press('Enter');
  }

  async function look(name: string): Promise<void> {
    if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png` });
    expect(await findAxeProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    expect(problems).toEqual([]);
  }

  it.each(sizes)('walk through the set-up, and post a test message, at $name', async ({ name, ...size }) => {
    await open(size, '#/set-up');
    const ofSlack = page.getByRole('list', { name: 'Steps of Slack' });
    await ofSlack.waitFor();
    expect(await page.title()).toContain('Set-up');
    expect(await ofSlack.getByRole('listitem').filter({ hasText: 'Slack takes the bot token' }).textContent()).toContain('Done');
    expect(await ofSlack.getByRole('listitem').filter({ hasText: 'scopes in' }).textContent()).toContain('Not known');
    const lost = page.getByRole('region', { name: 'lost' }).getByRole('listitem').filter({ hasText: 'the bot sees no such channel' });
    expect(await lost.textContent()).toContain('Wrong');
    expect(await page.getByRole('region', { name: 'Microsoft Teams' }).textContent()).toContain('Not configured');

    const ofOps = page.getByRole('region', { name: 'ops', exact: true });
    expect(await ofOps.getByRole('listitem').filter({ hasText: 'Messages' }).textContent()).toContain('To do');
    await page.getByRole('button', { name: 'Post a test message in ops', exact: true }).click();
    await ofOps.getByText('Look into the channel').waitFor();
    await expect
      .poll(async () => {
        await page.getByRole('button', { name: 'Look again' }).click();
        return ofOps.getByRole('listitem').filter({ hasText: 'Messages' }).textContent();
      })
      .toContain('Done');
    await look(`set-up-${name}`);
  });

  it.each(sizes)('add a silence, make it longer and end it, at $name', async ({ name, ...size }) => {
    await open(size, '#/silences');
    await page.getByText('Nothing is silent').waitFor();
    await page.getByRole('button', { name: 'Add a silence' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a silence' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('Say what is to be silent').waitFor();
    await dialog.getByLabel('Conditions').fill('colour=red');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('names no label that there is').waitFor();
    await dialog.getByLabel('Conditions').fill('name=web-* kind="CloudWatch Alarm"');
    await dialog.getByLabel('Where').selectOption('ops');
    await dialog.getByLabel('For how long').selectOption('2 hours');
    await dialog.getByLabel('Reason').fill('the deployment');
    await look(`silences-dialog-${name}`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();

    const silence = page.getByRole('list', { name: 'Silences' }).getByRole('listitem').filter({ hasText: 'the deployment' });
    await silence.waitFor();
    expect(await silence.textContent()).toContain('kind=CloudWatch Alarm');
    const end = (): Promise<string | null> => silence.locator('time').last().getAttribute('datetime');
    const before = Date.parse((await end()) ?? '');
    await silence.getByRole('button', { name: /1 h longer/ }).click();
    await page.getByText('lasts an hour longer').waitFor();
    expect(Date.parse((await end()) ?? '') - before).toBe(60 * 60_000);
    await look(`silences-${name}`);

    await silence.getByRole('button', { name: /^End/ }).click();
    await page.getByText('is over.').waitFor();
    await page.getByText('Nothing is silent').waitFor();
  });

  it.each(sizes)('show the forms of preferences and silences in the chat, at $name', async ({ name, ...size }) => {
    await open(size, '#/channels/ops');
    await say('preferences');
    const answer = page.getByRole('article').filter({ hasText: 'Your preferences in this channel' });
    await answer.getByLabel('Your default Region').selectOption('eu-west-3');
    await look(`preferences-${name}`);
    await answer.getByRole('button', { name: 'Save' }).first().click();
    const set = page.getByRole('article').filter({ hasText: 'Your preferences are set' });
    await set.waitFor();
    expect(await set.getByLabel('Your default Region').inputValue()).toBe('eu-west-3');
    await say('silence');
    await page.getByRole('article').filter({ hasText: 'Nothing is silent in this channel' }).getByLabel('Whatever has').waitFor();
    await say('notifications');
    await page.getByRole('article').filter({ hasText: 'What this channel gets, and why' }).waitFor();
    await look(`built-ins-${name}`);
  });

  it.each(sizes)('say which topics send nothing, and what mends it, at $name', async ({ name, ...size }) => {
    await open(size, '#/channels/ops');
    const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';
    const fault = {
      code: 'subscription-missing',
      text: `Signalbox is not subscribed to ${topicArn}: nothing comes from it.`,
      mend: `signalbox topics subscribe --topic ${topicArn}`,
    };
    // What AWS says about topics is tested elsewhere; here it is shown.
    await page.route('**/api/topics', (route) =>
      route.fulfill({
        json: { topics: [], faultyTopics: [{ topicArn, configurationNames: ['ops'], faults: [fault] }], configurationNames: ['ops'] },
      }),
    );
    await page.evaluate(() => (location.hash = '#/topics'));
    const faulty = page.getByRole('region', { name: 'Events of these do not come' });
    await faulty.waitFor();

    expect(await faulty.textContent()).toContain(fault.text);
    expect(await faulty.locator('code').textContent()).toBe(fault.mend);
    await look(`faulty-topics-${name}`);
  });
});
