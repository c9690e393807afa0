// The test message of a channel configuration, asked for by its administrators.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;
let browser: BrowserSession;
beforeEach(async () => {
  app = await startApp({
    yaml: `
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops }
  - { configurationName: dev, platform: web, channelId: dev }
`,
  });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(() => app.stop());

describe('POST /api/configurations/:configurationName/test-events', () => {
  it('shows a test message in the channel of that configuration alone', async () => {
    const answer = await browser.post('/api/configurations/dev/test-events', {});

    expect(answer.status).toBe(200);
    const [message, ...more] = await browser.follow((messages) => messages.length === 1);
    expect(more).toEqual([]);
    expect(message?.channelId).toBe('dev');
    expect(message === undefined ? '' : textOf(message)).toContain('Test message for dev');
  });

  it('refuses a configuration that is not there', async () => {
    expect((await browser.post('/api/configurations/none/test-events', {})).status).toBe(404);
  });
});
