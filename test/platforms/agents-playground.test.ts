// Microsoft Teams with a client that nobody here wrote: Microsoft's Agents Playground in a browser, where it can be fetched. It knows no
// mentions of people in cards and no views of single people, and has no tokens: that is why this app, and no other, is composed so that
// its Teams is heard without.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shrinkPng } from '../../scripts/side-by-side/shrink-png.ts';
import { sampleAlarm } from '../../src/notifications/ingest/sample-alarm.ts';
import {
  ANA,
  APP_ID,
  CHANNEL,
  GROUP_ID,
  startFakeTeams,
  TEAMS_SECRETS,
  TENANT_ID,
} from '../../src/platforms/teams/testing/teams-harness.ts';
import { hasChromium, startBrowser } from '../browser/start-browser.ts';
import { startApp, type StartedApp } from '../e2e/start-app.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSns } from '../fakes/fake-sns.ts';
import type { FakeTeams } from '../fakes/fake-teams.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { fetchPlayground, placePlayground, startPlayground, type Playground } from './start-playground.ts';

const tenant = {
  tenantId: TENANT_ID,
  botId: APP_ID,
  person: { id: '29:ana', name: 'Ana', aadObjectId: ANA },
  team: { id: '19:general@thread.tacv2', groupId: GROUP_ID },
  channel: { id: CHANNEL, name: 'ops' },
};

/** Where pictures of the walk are kept: docs/images/teams, or wherever somebody wants to look at them. */
const PICTURES = process.env['PICTURES_FOLDER'];

const fetched = hasChromium ? await fetchPlayground() : { missing: 'there is no Chromium' };

describe.skipIf('missing' in fetched)(
  `Teams in the Agents Playground${'missing' in fetched ? ` (skipped: ${fetched.missing})` : ''}`,
  () => {
    const cleanups: (() => Promise<unknown>)[] = [];
    let app: StartedApp;
    let aws: FakeAws;
    let sns: FakeSns;
    let teams: FakeTeams;
    let playground: Playground;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'signalbox-playground-app-'));
      // Its token comes from the double; everything else is the playground's.
      teams = await startFakeTeams();
      cleanups.push(() => teams.close());
      aws = await startFakeAws();
      cleanups.push(() => aws.stop());
      sns = new FakeSns({ signatureVersion: '2' });
      const pin = await sns.writePin(folder);
      const policyFile = join(folder, 'instances.json');
      const statement = { Effect: 'Allow', Action: ['ec2:RebootInstances', 'ec2:Describe*'], Resource: '*' };
      await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
      const place = await placePlayground();
      app = await startApp({
        yaml: `
sns: { pinnedCertificates: [{ url: '${pin.url}', file: '${pin.file}' }] }
teams: { appId: ${APP_ID}, tenantId: ${TENANT_ID}, clientSecret: ${TEAMS_SECRETS[0]} }
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
channelConfigurations:
  - configurationName: ops-teams
    platform: teams
    workspaceId: ${GROUP_ID}
    channelId: '${CHANNEL}'
    snsTopicArns: ['${sns.topicArn}']
    role: ambient
    allowAmbientChanges: true
    guardrails: [instances]
`,
        environment: { ...NO_CREDENTIALS, ...aws.environment },
        teamsServices: {
          ...teams.services,
          serviceUrl: place.serviceUrl,
          isServiceAddress: (text) => text === place.serviceUrl,
          isTokenNeeded: false,
        },
      });
      cleanups.push(() => app.stop());
      const botUrl = `${app.doorsUrl}/api/messages`;
      playground = await startPlayground('folder' in fetched ? fetched.folder : '', place, { tenant, botUrl });
      cleanups.push(() => playground.stop());
      browser = await startBrowser();
      cleanups.push(() => browser.close());
      page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      // Its page asks for fonts and signs of Microsoft's; nothing of a test asks anybody but this machine.
      await page.route(
        (url) => url.hostname !== 'localhost',
        (route) => route.abort(),
      );
      await page.goto(playground.url);
      await page.getByRole('treeitem', { name: tenant.channel.name }).click();
    }, 180_000);

    afterAll(async () => {
      for (const cleanUp of cleanups.toReversed()) await cleanUp();
      if ('folder' in fetched) await rm(fetched.folder, { recursive: true, force: true });
    });

    const cardWith = (text: string): Locator => page.locator('.ac-adaptiveCard', { hasText: text });

    async function say(text: string): Promise<void> {
      await page.getByRole('textbox').first().click();
      await page.keyboard.type('@');
      await page.getByLabel('Typeahead menu').getByRole('menuitem', { name: 'Signalbox' }).click();
      await page.keyboard.type(text);
      await page.getByRole('button', { name: 'Post' }).click();
    }

    async function picture(name: string, of: Locator): Promise<void> {
      if (PICTURES === undefined) return;
      await mkdir(PICTURES, { recursive: true });
      await writeFile(join(PICTURES, `${name}.png`), shrinkPng(await of.screenshot()));
    }

    const publish = (message: string): Promise<{ status: number }> => sns.post(`${app.url}/sns`, sns.notification({ message }));

    it('shows a card for an alarm, answers a command, takes a form, lets it be confirmed, and changes what it posted', async () => {
      const instanceId = aws.instances()[0]?.instanceId ?? '';
      const openedAt = new Date(Date.now() - 12 * 60_000);
      await publish(sampleAlarm({ state: 'ALARM', now: openedAt }));
      const alarm = cardWith('checkout-api-high-cpu').first();
      await alarm.getByText('Threshold Crossed').waitFor();
      await alarm.locator('img').first().waitFor();
      await picture('notification', alarm);

      await say('ec2 describe-instances');
      await cardWith(instanceId).first().waitFor();
      await picture('command', cardWith(instanceId).first());

      await say('ec2 reboot-instances');
      const form = cardWith('Which instance-ids?');
      await form.getByRole('textbox').last().fill(instanceId);
      await picture('form', form);
      await form.getByRole('button', { name: 'Send' }).click();
      const card = cardWith('has not been run yet');
      await card.waitFor();
      await picture('confirmation', card);
      await card.getByRole('button', { name: 'Edit' }).click();
      const line = card.getByRole('textbox').last();
      expect(await line.inputValue()).toBe(`ec2 reboot-instances --instance-ids ${instanceId}`);
      await line.fill(`ec2 describe-instances --instance-ids ${instanceId}`);
      await card.getByRole('button', { name: 'Send' }).click();
      await cardWith('1 instance').first().waitFor();
      expect(aws.changesOf('RebootInstances')).toHaveLength(0);
      await card.getByRole('button', { name: 'Confirm' }).click();
      await cardWith('Done.').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
      await picture('answer', cardWith('Done.'));
      expect(aws.changesOf('RebootInstances')).toHaveLength(1);

      await publish(sampleAlarm({ state: 'OK', now: new Date(openedAt.getTime() + 12 * 60_000), openedAt }));
      await alarm.getByText('12 min').first().waitFor();
      await picture('changed', alarm);
    }, 120_000);
  },
);
