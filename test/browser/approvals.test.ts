// Two people on the page, on a phone: one asks and confirms, the other approves with a button, and both see what became of it.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { askServer } from '../../src/cli/admin-client.ts';
import { SignInLinkAnswer } from '../../src/contract/admin-api.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

let browser: Browser;
let aws: FakeAws;
let server: ServerProcess;
const contexts: BrowserContext[] = [];

async function signIn(person: string): Promise<Page> {
  const request = { method: 'POST', path: '/api/sign-in-links', body: JSON.stringify({ person }) } as const;
  const { url } = await askServer(join(server.dataFolder, 'signalbox.sock'), request, SignInLinkAnswer);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText(`This link signs you in as ${person}, once.`).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Command or message' }).waitFor();
  return page;
}

const card = (page: Page, title: string): Locator => page.getByRole('article').filter({ hasText: title }).last();

/** The card whose button still lets one approve. */
const waitingCard = (page: Page): Locator =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: 'Approve' }) })
    .last();

async function say(page: Page, text: string): Promise<void> {
  const line = page.getByRole('textbox', { name: 'Command or message' });
  await line.fill(text);
  await line.press('Escape');
  await line.press('Enter');
}

async function look(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png` });
}

describe.skipIf(!hasChromium)('approvals on a phone', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    await server.stop();
    await aws.stop();
  });

  it('are asked for by one person and given by another', async () => {
    aws = await startFakeAws();
    const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'instances.json');
    const Statement = [{ Effect: 'Allow', Action: ['ec2:TerminateInstances', 'ec2:Describe*'], Resource: '*' }];
    await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement }));
    server = await startServerProcess({
      environment: aws.environment,
      yaml: `
approvals: { approvers: [web:ana, web:ben], rules: [{ name: production, actions: ['ec2:Terminate*'] }] }
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }]
`,
    });
    const ana = await signIn('ana');
    const ben = await signIn('ben');

    await say(ana, `ec2 terminate-instances --instance-ids ${aws.instances()[0]?.instanceId ?? ''}`);
    await card(ana, 'Confirm ec2 terminate-instances?').getByRole('button', { name: 'Confirm' }).click();
    const waiting = waitingCard(ben);
    await waiting.getByRole('button', { name: 'Approve' }).waitFor();
    await look(ben, 'approval-waits');
    expect(await findAxeProblems(ben)).toEqual([]);
    expect(await ben.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);

    await waitingCard(ana).getByRole('button', { name: 'Approve' }).click();
    await card(ana, 'Not yours to approve').waitFor();
    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);

    await waiting.getByRole('button', { name: 'Approve' }).click();
    await card(ana, 'ben approved what ana asked for.').waitFor();
    await expect.poll(() => aws.changesOf('TerminateInstances').length).toBe(1);
    expect(await card(ana, 'ben approved what ana asked for.').getByRole('button', { name: 'Approve' }).count()).toBe(0);
    await look(ana, 'approval-given');
  });
});
