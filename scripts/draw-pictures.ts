// Draws the page with the sample alarm, docs/images/web-chat.png, a button that was pressed, docs/images/buttons.png, what is said in guides,
// and the messages of docs/guides/notifications-side-by-side.md: a Signalbox on a clock of its own, for the messages beside doubles of SNS and
// AWS, is photographed in a headless Chromium (CHROMIUM_PATH, else /usr/bin/chromium).
// Usage: node scripts/draw-pictures.ts [NAME ...], as in scripts/side-by-side/side-by-side-events.ts, web-chat, buttons, set-up or a talk below
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../test/browser/start-browser.ts';
import { startApp, type StartedApp } from '../test/e2e/start-app.ts';
import { startFakeAws } from '../test/fakes/fake-aws.ts';
import { FakeSlack } from '../test/fakes/fake-slack.ts';
import { FakeSns } from '../test/fakes/fake-sns.ts';
import { ensureConsoleBuilt } from './build-console.mjs';
import { fillReadings } from './side-by-side/fill-readings.ts';
import { openPage, waitForCharts } from './side-by-side/open-page.ts';
import { shrinkPng } from './side-by-side/shrink-png.ts';
import { sideBySideEvents, type SideBySideEvent } from './side-by-side/side-by-side-events.ts';

const ROOT = join(import.meta.dirname, '..');
const FIXTURES = join(ROOT, 'src/notifications/recognize/__fixtures__');
const PICTURES = join(ROOT, 'docs/images');

/** Seconds after the newest of the fixtures; later messages of one incident come a quarter of an hour after each other. */
const STARTED_AT = new Date('2026-11-22T10:16:05Z');
const BETWEEN_STEPS_MS = 15 * 60_000;

/** A window on a desk, as tall as the message of the sample alarm. */
const WINDOW = { width: 1120, height: 1150 };
/** As tall as the steps of a platform and of two channels. */
const SET_UP = { width: 1016, height: 1500 };
/** Tall enough for any message; the wide one leaves 720 pixels to a message beside the list of channels. */
const DESK = { width: 1016, height: 2400 };
const PHONE = { width: 390, height: 2400 };

/** As tall as a pipeline that failed, and what its button says of it. */
const TWO_MESSAGES = { width: 1016, height: 900 };

const ORDINALS = ['', '2nd notification', '3rd notification'];

/** What both kinds of pictures start a Signalbox with. */
async function commonOptions() {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  return { version, consoleFolder: join(ROOT, 'console/dist') };
}

/** Draws the page as a newcomer sees it after the first minute. */
async function drawPage(browser: Browser): Promise<void> {
  const app = await startApp({ ...(await commonOptions()), now: () => STARTED_AT });
  try {
    const page = await openPage(browser, { signInUrl: app.signInUrl, viewport: WINDOW, now: STARTED_AT });
    await page.getByRole('button', { name: 'Send sample event' }).first().click();
    await page.getByRole('article').filter({ hasText: 'Last change' }).waitFor();
    await waitForCharts(page);
    await draw(page, 'web-chat');
  } finally {
    await app.stop();
  }
}

/** Draws a pipeline of the demo account that failed, and what its button shows. */
async function drawButtons(browser: Browser): Promise<void> {
  // The page orders by instants: each is a little later than the one before.
  let moments = 0;
  const now = (): Date => new Date(STARTED_AT.getTime() + moments++);
  const app = await startApp({ ...(await commonOptions()), now });
  try {
    const page = await openPage(browser, { signInUrl: app.signInUrl, viewport: TWO_MESSAGES, now: STARTED_AT });
    await page.getByText('Demo account').first().waitFor();
    const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
    const event = {
      version: '0',
      id: '01234567-0123-0123-0123-012345678901',
      'detail-type': 'CodePipeline Pipeline Execution State Change',
      source: 'aws.codepipeline',
      account: '111122223333',
      time: STARTED_AT.toISOString(),
      region: 'us-east-1',
      resources: ['arn:aws:codepipeline:us-east-1:111122223333:storefront'],
      detail: { pipeline: 'storefront', 'execution-id': '5e9cabad-0cbf-4470-8399-797afe18dce0', state: 'FAILED', failedStage: 'Build' },
    };
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${app.url}/notify`, { method: 'POST', headers, body: JSON.stringify(event) });
    await page.getByRole('button', { name: 'Get info' }).click();
    // What was said moves to its place once the server has it.
    await page.getByRole('article').last().getByText('Build terminated with state: FAILED').waitFor();
    await draw(page, 'buttons');
  } finally {
    await app.stop();
  }
}

/** Something that is said in the demo account, and how its answer ends. */
interface Talk {
  readonly name: string;
  readonly height: number;
  readonly yaml?: string;
  /** What comes before anything is said, and the button under it that is pressed then. */
  readonly event?: object;
  readonly press?: string;
  readonly lines: readonly string[];
  /** Words of the last answer. */
  readonly until: string;
}

const TALKS: readonly Talk[] = [
  {
    name: 'commands',
    height: 980,
    lines: [
      'ec2 describe-instances --filters Name=instance-state-name,Values=running',
      'ec2 reboot-instances --instance-ids i-0a3c5e7f91b2d4680',
    ],
    until: 'Confirm ec2 reboot-instances?',
  },
  {
    name: 'aliases',
    height: 1060,
    lines: [
      'alias create stop-web\nec2 describe-instances --filters Name=tag:Name,Values=$name\nec2 stop-instances --instance-ids $step1.Reservations[].Instances[].InstanceId',
      'run stop-web shop-web-*',
    ],
    until: 'comes next',
  },
  {
    name: 'custom-actions',
    height: 850,
    yaml: `
customActions:
  - actionName: function-settings
    command: lambda get-function-configuration --function-name $fn
    attachments:
      - notificationType: Custom
        buttonText: Show settings
        criteria: [{ operator: HAS_VALUE, variableName: fn }]
        variables: [{ name: fn, value: event.metadata.additionalContext.Function }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, channelName: ops, customActions: [function-settings] }
`,
    event: {
      version: '1.0',
      source: 'custom',
      content: { textType: 'client-markdown', title: 'Orders are slow', description: 'The *95th percentile* of orders is at 3.2 s.' },
      metadata: { additionalContext: { Function: 'checkout-webhook' } },
    },
    press: 'Show settings',
    lines: [],
    until: 'Run lambda get-function-configuration?',
  },
];

/** Draws what is said, with its answers. */
async function drawTalk(browser: Browser, { name, height, yaml = '', event, press, lines, until }: Talk): Promise<void> {
  let moments = 0;
  const now = (): Date => new Date(STARTED_AT.getTime() + moments++);
  const app = await startApp({ ...(await commonOptions()), now, yaml });
  try {
    const page = await openPage(browser, { signInUrl: app.signInUrl, viewport: { ...TWO_MESSAGES, height }, now: STARTED_AT });
    await page.getByText('Demo account').first().waitFor();
    if (event !== undefined) {
      const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
      const headers = { authorization: `Bearer ${token}` };
      await fetch(`${app.url}/notify`, { method: 'POST', headers, body: JSON.stringify(event) });
    }
    if (press !== undefined) await page.getByRole('button', { name: press }).click();
    const said = page.getByRole('textbox', { name: 'Command or message' });
    for (const [index, line] of lines.entries()) {
      await said.fill(line);
      await said.press('Escape');
      await said.press('Enter');
      await page
        .getByRole('article')
        .nth(2 * index + 1)
        .waitFor();
    }
    await page.getByRole('article').last().getByText(until).first().waitFor();
    await draw(page, name);
  } finally {
    await app.stop();
  }
}

/** Draws the set-up of a Slack workspace, with a channel that the bot is not in. */
async function drawSetUp(browser: Browser): Promise<void> {
  const botToken = 'xoxb-1-signalbox-picture';
  const workspace = { teamId: 'T0123ABCD', botToken, appToken: 'xapp-1', botUserId: 'U0BOT', channelIds: ['C0456OPS'] };
  const slack = await FakeSlack.start({ workspaces: [workspace] });
  const yaml = `
slack: { apiUrl: '${slack.apiUrl}', workspaces: [{ workspaceId: T0123ABCD, botToken: ${botToken} }] }
channelConfigurations:
  - { configurationName: ops, platform: slack, workspaceId: T0123ABCD, channelId: C0456OPS, channelName: '#ops' }
  - { configurationName: payments, platform: slack, workspaceId: T0123ABCD, channelId: C0789PAY, channelName: '#payments' }
  - { configurationName: web, platform: web, channelId: ops, channelName: ops }
`;
  const app = await startApp({ ...(await commonOptions()), now: () => STARTED_AT, yaml });
  try {
    const page = await openPage(browser, { signInUrl: app.signInUrl, viewport: SET_UP, now: STARTED_AT });
    await page.getByRole('link', { name: 'Set-up' }).click();
    await page.getByRole('list', { name: 'Steps of Slack' }).waitFor();
    await draw(page, 'set-up');
  } finally {
    await app.stop();
    await slack.close();
  }
}

/** Draws the messages of events, one after the other in one channel. */
async function drawEvents(browser: Browser, events: readonly SideBySideEvent[]): Promise<void> {
  let now = STARTED_AT;
  const sns = new FakeSns({ topicArn: 'arn:aws:sns:eu-west-1:123456789012:ops-alarms', signatureVersion: '2', now: () => now });
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-pictures-'));
  const pin = await sns.writePin(folder);
  const aws = await startFakeAws({ now: () => now });
  fillReadings(aws);
  const yaml = `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, snsTopicArns: ['${sns.topicArn}'] }
`;
  const app = await startApp({ ...(await commonOptions()), now: () => now, environment: aws.environment, yaml });
  try {
    const page = await openPage(browser, { signInUrl: app.signInUrl, viewport: DESK, now });
    for (const event of events) {
      const message = page.getByRole('article', { name: event.title });
      for (const [step, fixture] of event.fixtures.entries()) {
        now = new Date(STARTED_AT.getTime() + step * BETWEEN_STEPS_MS);
        await send({ app, sns, fixture });
        // Each step is sent when the one before is shown.
        await message.filter({ hasText: ORDINALS[step] ?? '' }).waitFor();
      }
      await message.filter({ hasText: event.says ?? '' }).waitFor();
      await drawMessage(page, message, event);
    }
  } catch (error) {
    console.error(app.log());
    throw error;
  } finally {
    await app.stop();
    await aws.stop();
    await rm(folder, { recursive: true });
  }
}

async function send({ app, sns, fixture }: { app: StartedApp; sns: FakeSns; fixture: string }): Promise<void> {
  const message = await readFile(join(FIXTURES, fixture), 'utf8');
  const { status, text } = await sns.post(`${app.url}/sns`, sns.notification({ message }));
  if (status !== 200) throw new Error(`${fixture} was answered with ${status}: ${text}`);
}

async function drawMessage(page: Page, message: Locator, { name, isOnPhone = false }: SideBySideEvent): Promise<void> {
  await waitForCharts(page);
  await draw(message, `notifications/${name}`);
  if (!isOnPhone) return;
  await page.setViewportSize(PHONE);
  await waitForCharts(page);
  await draw(message, `notifications/${name}-phone`);
  await page.setViewportSize(DESK);
}

async function draw(what: Pick<Page, 'screenshot'> | Pick<Locator, 'screenshot'>, name: string): Promise<void> {
  const picture = shrinkPng(await what.screenshot({ animations: 'disabled' }));
  await writeFile(join(PICTURES, `${name}.png`), picture);
  console.log(`${name}: ${Math.ceil(picture.byteLength / 1024)} KB`);
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const isAskedFor = (name: string): boolean => names.length === 0 || names.includes(name);
  const events = sideBySideEvents.filter(({ name }) => isAskedFor(name));
  await ensureConsoleBuilt();
  await mkdir(join(PICTURES, 'notifications'), { recursive: true });
  const browser = await startBrowser();
  try {
    if (isAskedFor('web-chat')) await drawPage(browser);
    if (isAskedFor('buttons')) await drawButtons(browser);
    if (isAskedFor('set-up')) await drawSetUp(browser);
    for (const talk of TALKS) if (isAskedFor(talk.name)) await drawTalk(browser, talk);
    if (events.length > 0) await drawEvents(browser, events);
  } finally {
    await browser.close();
  }
}

await main();
