// Instances started and ended from the page: refused by the default, then confirmed and run under a written guardrail; on our own double
// of AWS, and on moto_server where it is installed.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureConsoleBuilt } from '../../scripts/build-console.mjs';
import { startFakeAws } from '../fakes/fake-aws.ts';
import { hasMoto, startMoto } from '../fakes/find-moto.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { hasChromium, startBrowser } from './start-browser.ts';

interface Aws {
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

const PLACES: readonly { readonly name: string; readonly isThere: boolean; readonly open: () => Promise<Aws | undefined> }[] = [
  { name: 'our own double', isThere: true, open: () => startFakeAws() },
  { name: 'moto_server', isThere: hasMoto, open: startMoto },
];

// Match: i-0123456789abcdef0. Near miss: ami-12345678.
const INSTANCE_ID = /(?<!am)i-[0-9a-f]{8,17}/;

let browser: Browser;
let aws: Aws | undefined;
let server: ServerProcess;
let context: BrowserContext;
let page: Page;

const line = (): Locator => page.getByRole('textbox', { name: 'Command or message' });
const lastCard = (title: string): Locator => page.getByRole('article').filter({ hasText: title }).last();

async function start(yaml: string): Promise<void> {
  server = await startServerProcess({ environment: aws?.environment ?? {}, yaml });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(server.signInUrl);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await line().waitFor();
}

async function stop(): Promise<void> {
  await context.close();
  await server.stop();
}

async function say(text: string): Promise<void> {
  await line().fill(text);
  await line().press('Escape');
  await line().press('Enter');
}

async function look(name: string): Promise<void> {
  if (process.env['SCREENSHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png` });
}

async function writtenGuardrail(): Promise<string> {
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'instances.json');
  const Action = ['ec2:RunInstances', 'ec2:TerminateInstances', 'ec2:Describe*'];
  const Statement = [{ Sid: 'Instances', Effect: 'Allow', Action, Resource: '*' }];
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement }));
  return `
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }
`;
}

async function confirm(): Promise<void> {
  const button = page.getByRole('button', { name: 'Confirm' });
  await button.click();
  await expect.poll(() => button.count()).toBe(0);
}

describe.skipIf(!hasChromium)('guardrails (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    await ensureConsoleBuilt();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await stop();
    await aws?.stop();
    aws = undefined;
  });

  describe.each(PLACES)('on $name', ({ name, isThere, open }) => {
    it.skipIf(!isThere)('refuse instances by default, and let them be started and ended where they are written', async () => {
      aws = await open();
      process.stdout.write(`guardrails in the browser: against ${name}\n`);
      await start('');
      await say('ec2 run-instances --image-id ami-12345678 --instance-type t3.micro --count 1');
      const refusal = lastCard('ec2 run-instances is not allowed here');
      await refusal.waitFor();
      expect(await refusal.innerText()).toContain('The default guardrail: read-only');
      expect(await refusal.innerText()).toContain('123456789012');
      await say('ec2 terminate-instances --instance-ids i-0123456789abcdef0');
      await lastCard('ec2 terminate-instances is not allowed here').waitFor();
      await look(`guardrail-default-${name}`);
      await stop();

      await start(await writtenGuardrail());
      await say('ec2 run-instances --image-id ami-12345678 --instance-type t3.micro --count 1');
      await lastCard('Confirm ec2 run-instances').waitFor();
      await look(`guardrail-card-${name}`);
      await confirm();
      const started = page.getByRole('article').filter({ hasText: INSTANCE_ID }).last();
      await started.waitFor();
      const [instanceId = ''] = INSTANCE_ID.exec(await started.innerText()) ?? [];
      await say(`ec2 terminate-instances --instance-ids ${instanceId}`);
      await lastCard('Confirm ec2 terminate-instances').waitFor();
      await confirm();
      await page
        .getByRole('article')
        .filter({ hasText: /shutting-down|terminated/ })
        .last()
        .waitFor();
      await look(`guardrail-written-${name}`);

      await say(`ec2 describe-instances --instance-ids ${instanceId}`);
      const described = lastCard('ec2 describe-instances: 1 instance');
      await described.waitFor();
      expect(await described.innerText()).toMatch(/shutting-down|terminated/);
    });
  });
});
