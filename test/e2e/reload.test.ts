// Reloading the configuration of a running Signalbox.
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSns } from '../fakes/fake-sns.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const OPS = 'channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, snsTopicArns: [TOPIC] }]';
const OTHER = 'channelConfigurations: [{ configurationName: other, platform: web, channelId: other }]';

let sns: FakeSns;
let app: StartedApp;
let browser: BrowserSession;
let pinned: string;

beforeEach(async () => {
  sns = new FakeSns({ signatureVersion: '2' });
  app = await startApp({ yaml: OPS.replace('TOPIC', sns.topicArn) });
  browser = await BrowserSession.signIn(app.signInUrl);
  const { url, file } = await sns.writePin(app.dataFolder);
  pinned = `sns: { pinnedCertificates: [{ url: '${url}', file: '${file}' }] }`;
});
afterEach(() => app.stop());

const channelIds = async (): Promise<readonly string[]> => (await browser.channels()).channels.map(({ channelId }) => channelId);

describe('POST /api/reload', () => {
  it('leaves the old configuration in force as a whole where a pinned certificate cannot be used', async () => {
    await app.rewrite(`${pinned.replace(sns.certificateUrl, 'https://example.com/x.pem')}\n${OTHER}`);

    const answers = [await browser.post('/api/reload'), await browser.post('/api/reload')];

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(await channelIds()).toEqual(['ops']);
  });

  it('takes channels and certificates together', async () => {
    await app.rewrite(`${pinned}\n${OPS.replace('TOPIC', sns.topicArn)}`);

    expect((await browser.post('/api/reload')).status).toBe(200);

    expect((await sns.post(`${app.url}/sns`, sns.notification({ message: 'signed' }))).status).toBe(200);
  });

  it('reads a pinned certificate again that was renewed in its file', async () => {
    const { url, file } = await sns.writePin(app.dataFolder);
    await writeFile(file, new FakeSns({ certificate: { commonName: 'another' } }).certificatePem);
    await app.rewrite(`sns: { pinnedCertificates: [{ url: '${url}', file: '${file}' }] }\n${OPS.replace('TOPIC', sns.topicArn)}`);
    await browser.post('/api/reload');
    expect((await sns.post(`${app.url}/sns`, sns.notification({ message: 'signed' }))).status).toBe(403);

    await writeFile(file, sns.certificatePem);
    expect((await browser.post('/api/reload')).status).toBe(200);

    expect((await sns.post(`${app.url}/sns`, sns.notification({ message: 'signed' }))).status).toBe(200);
  });

  it('says that the public address needs a restart, and changes nothing', async () => {
    await app.rewrite(`server: { publicUrl: 'https://signalbox.example.com' }\n${OTHER}`);

    const answer = await browser.post('/api/reload');

    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('server.publicUrl');
    expect(await channelIds()).toEqual(['ops']);
  });
});
