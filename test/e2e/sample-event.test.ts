// The first minute: sign in by the link, send the sample alarm, see it, see its OK.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

let app: StartedApp;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

describe('sample event', () => {
  it('arrives as a readable alarm with a chart, and its OK edits it in place and says how long it lasted', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    expect((await browser.channels()).channels.map(({ channelName }) => channelName)).toEqual(['#ops']);
    expect(await browser.isSampleOpen('ops')).toEqual({ isOpen: false });

    expect((await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' })).status).toBe(200);
    const [alarm] = await browser.follow((messages) => messages.length === 1);

    expect(alarm?.payload.tone).toBe('bad');
    const alarmText = alarm === undefined ? '' : textOf(alarm);
    for (const part of ['CloudWatch Alarm', 'us-east-1', '111122223333', 'Threshold Crossed', 'CPUUtilization', 'Sample event']) {
      expect(alarmText).toContain(part);
    }
    expect(alarm?.payload.title.url).toMatch(/^https:\/\/us-east-1\.console\.aws\.amazon\.com\/cloudwatch\//);
    expect(await browser.isSampleOpen('ops')).toEqual({ isOpen: true });

    expect((await browser.post('/api/channels/ops/sample-events', { state: 'OK' })).status).toBe(200);
    const [ok] = await browser.follow((messages) => messages.some(({ payload }) => payload.tone === 'good'));

    expect(ok?.id).toBe(alarm?.id);
    expect(ok?.editedAt).toBeDefined();
    expect(ok === undefined ? '' : textOf(ok)).toMatch(/OK after|Resolved after/);
    expect((await browser.messages('ops')).messages).toHaveLength(1);
    expect(await browser.isSampleOpen('ops')).toEqual({ isOpen: false });
  });

  it('shows moments later what was read about it: data, log lines, the last change, the owner', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const [first] = await browser.follow((messages) => messages.length === 1);
    const [later] = await browser.follow((messages) => messages.some((message) => textOf(message).includes('Last change')));

    expect(later?.id).toBe(first?.id);
    const text = later === undefined ? '' : textOf(later);
    for (const part of ['UpdateService by checkout-api-pipeline on checkout-api, 34 min before the alarm', 'payment timed out', 'Owner']) {
      expect(text).toContain(part);
    }
    const chart = later?.payload.blocks.find((block) => block.kind === 'chart');
    // Three hours of minutes, where the event itself names five.
    expect(chart !== undefined && 'datapoints' in chart.chart ? chart.chart.datapoints.length : 0).toBeGreaterThanOrEqual(180);
    expect((await browser.messages('ops')).messages).toHaveLength(1);

    // What was read stays when the alarm is over.
    await browser.post('/api/channels/ops/sample-events', { state: 'OK' });
    const [ok] = await browser.follow((messages) => messages.some(({ payload }) => payload.tone === 'good'));
    expect(ok === undefined ? '' : textOf(ok)).toContain('Last change');
  });

  it('draws the chart as SVG without scripts', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const [alarm] = await browser.follow((messages) => messages.length === 1);

    const response = await browser.request(`/api/messages/${alarm?.id}/chart.svg?revision=${alarm?.revision}&theme=dark`);
    const svg = await response.text();

    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain('Sample data');
    expect(svg).not.toMatch(/<script|javascript:|onload=/i);
  });

  it('is still there after a restart', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    await browser.follow((messages) => messages.length === 1);
    await app.stopAndKeepData();

    app = await startApp({ dataFolder: app.dataFolder });
    const again = await BrowserSession.signIn(app.signInUrl);

    expect((await again.messages('ops')).messages).toHaveLength(1);
    expect(await again.isSampleOpen('ops')).toEqual({ isOpen: true });
  });

  it('refuses a state that is none', async () => {
    const browser = await BrowserSession.signIn(app.signInUrl);

    const response = await browser.post('/api/channels/ops/sample-events', { state: 'MAYBE' });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'bad-request' } });
  });
});
