// How it stands with platforms and channels, as the page asks for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetUpReport } from '../../src/contract/set-up.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;
beforeEach(async () => {
  app = await startApp({ yaml: 'channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops }]' });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

const look = async (): Promise<SetUpReport> => SetUpReport.parse(await (await browser.request('/api/set-up')).json());

describe('GET /api/set-up', () => {
  it('walks through platforms and channels, and sees a test message come', async () => {
    const before = await look();
    expect(before.platforms.map(({ name }) => name)).toEqual(['slack', 'teams']);
    expect(before.configurations[0]?.steps.at(-1)).toMatchObject({ title: 'Messages', status: 'todo' });

    await browser.post('/api/configurations/ops/test-events', {});
    await browser.follow((messages) => messages.length === 1);
    await expect.poll(async () => (await look()).configurations[0]?.steps.at(-1)?.status, { timeout: 10_000 }).toBe('ok');
  });

  it('is for administrators, who are signed in', async () => {
    expect((await fetch(`${app.url}/api/set-up`)).status).toBe(401);
  });
});
