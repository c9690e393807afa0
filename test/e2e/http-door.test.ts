// The HTTP door: senders known by tokens that are changed, by signatures, and the alerts of an Alertmanager, at an address of their own.
import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { SignatureV4MultiRegion } from '@aws-sdk/signature-v4-multi-region';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest } from '@smithy/core/protocols';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notifyToken } from '../../src/cli/notify-token.ts';
import type { CommandContext } from '../../src/cli/command.ts';
import { sha256 } from '../../src/lib/sha256.ts';
import { findProgram } from '../fakes/find-program.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const NEW_TOKEN = 'new-token-new-token-new-token';
const OLD_TOKEN = 'old-token-old-token-old-token';
const SECRET = Buffer.alloc(32, 7);
const ACCESS_KEY = { accessKeyId: 'SBEXAMPLE', secretAccessKey: 's'.repeat(40) };
const yaml = `
server: { doors: { port: 0 } }
notify:
  tokens:
    - name: ci
      tokenSha256: ${sha256(NEW_TOKEN)}
      previous: { token: ${OLD_TOKEN}, expiresAt: '2999-01-01T00:00:00Z' }
    - name: gone
      tokenSha256: ${sha256('gone-token-gone-token-gone')}
      expiresAt: '2020-01-01T00:00:00Z'
  webhooks:
    - name: shop
      keys: [{ secret: 'whsec_${SECRET.toString('base64')}' }]
  accessKeys:
    - name: batch
      keys: [{ accessKeyId: ${ACCESS_KEY.accessKeyId}, secretAccessKey: ${ACCESS_KEY.secretAccessKey} }]
`;

let app: StartedApp;
beforeEach(async () => {
  app = await startApp({ yaml });
});
afterEach(() => app.stop());

interface Answer {
  readonly httpStatus: number;
  readonly status?: string;
  readonly error?: { readonly code: string };
  readonly events?: readonly { readonly status: string }[];
}

async function send(body: string, headers: Record<string, string>, path = '/notify'): Promise<Answer> {
  const response = await fetch(`${app.doorsUrl}${path}`, { method: 'POST', body, headers });
  return { httpStatus: response.status, ...((await response.json()) as object) };
}

const byToken = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

function byWebhook(id: string, body: string, at = new Date()): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

async function bySigv4(
  body: string,
  { path = '/notify', query = {}, service = 'signalbox', at = new Date() } = {},
): Promise<Record<string, string>> {
  const signer = new SignatureV4MultiRegion({
    service,
    region: 'eu-west-1',
    credentials: ACCESS_KEY,
    sha256: Sha256,
    applyChecksum: true,
    runtime: 'node',
  });
  const { host, hostname } = new URL(app.doorsUrl);
  const request = new HttpRequest({ method: 'POST', hostname, path, query, headers: { host, 'content-type': 'text/plain' }, body });
  const { host: _set, ...headers } = (await signer.sign(request, { signingDate: at })).headers;
  return headers;
}

/** Runs `signalbox notify-token list` against the running server. */
async function listSenders(): Promise<readonly string[]> {
  const lines: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.of()),
      readInputLines: async function* () {},
      print: (line) => lines.push(line),
      printError: () => undefined,
    },
    findSocketPath: () => Promise.resolve(`${app.dataFolder}/signalbox.sock`),
    readFile: () => Promise.resolve(Buffer.of()),
  };
  await notifyToken.run(['list'], context);
  return lines;
}

describe('the HTTP door', () => {
  it('is at an address of its own, where nothing of the page is', async () => {
    expect((await fetch(`${app.url}/notify`, { method: 'POST', body: 'x', headers: byToken(NEW_TOKEN) })).status).toBe(404);
    expect((await fetch(`${app.url}/sns`, { method: 'POST', body: 'x' })).status).toBe(404);
    for (const path of ['/', '/api/session', '/metrics']) expect((await fetch(`${app.doorsUrl}${path}`)).status).toBe(404);
    expect((await fetch(`${app.doorsUrl}/readyz`)).status).toBe(200);
    expect((await send('deployed', byToken(NEW_TOKEN))).status).toBe('accepted');
    expect((await fetch(`${app.doorsUrl}/sns`, { method: 'POST', body: 'x' })).status).toBe(403);
  });

  it('lets a sender in by two tokens while they are changed, and says which of them is used', async () => {
    expect(await send('by the new token', byToken(NEW_TOKEN))).toMatchObject({ httpStatus: 200, status: 'accepted' });
    expect(await listSenders()).toContainEqual(expect.stringMatching(/^ci {2}\(token, being replaced\) {2}not used since the start/));
    expect(await send('by the old token', byToken(OLD_TOKEN))).toMatchObject({ httpStatus: 200, status: 'accepted' });

    expect(app.log()).toContain('a sender still uses the key that is being replaced');
    expect(await listSenders()).toContainEqual(expect.stringMatching(/^ci {2}\(token, being replaced\) {2}last used 2\d+-.* until 2999/));
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_notify_sender_last_used_timestamp_seconds{sender="ci",proof="token",key="previous"}');
    expect(await send('too late', byToken('gone-token-gone-token-gone'))).toMatchObject({
      httpStatus: 401,
      error: { code: 'token-expired' },
    });
    for (const secret of [NEW_TOKEN, OLD_TOKEN, ACCESS_KEY.secretAccessKey]) expect(app.log()).not.toContain(secret);
  });

  it('knows a signed webhook, and shows the same id once whatever its body is by then', async () => {
    expect(await send('paid', byWebhook('msg_1', 'paid'))).toMatchObject({ httpStatus: 200, status: 'accepted' });
    expect(await send('paid', byWebhook('msg_1', 'paid'))).toMatchObject({ httpStatus: 200, status: 'duplicate' });
    expect(await send('paid', byWebhook('msg_2', 'paid'))).toMatchObject({ httpStatus: 200, status: 'accepted' });

    expect(await send('stolen', byWebhook('msg_3', 'paid'))).toMatchObject({ httpStatus: 401, error: { code: 'signature-refused' } });
    const old = byWebhook('msg_4', 'paid', new Date(Date.now() - 3_600_000));
    expect(await send('paid', old)).toMatchObject({ httpStatus: 503, error: { code: 'not-of-now' } });
  });

  it('knows what AWS’s own signer has signed with a key of this door', async () => {
    expect(await send('nightly failed', await bySigv4('nightly failed'))).toMatchObject({ httpStatus: 200, status: 'accepted' });
    const lenient = await bySigv4('a b', { query: { lenient: 'true' } });
    expect(await send('a b', lenient, '/notify?lenient=true')).toMatchObject({ httpStatus: 200, status: 'accepted' });

    expect(await send('a b', lenient)).toMatchObject({ httpStatus: 401 });
    expect(await send('another body', await bySigv4('nightly failed'))).toMatchObject({ httpStatus: 401 });
    expect(await send('nightly failed', await bySigv4('nightly failed', { service: 'sqs' }))).toMatchObject({ httpStatus: 401 });
    expect(await send('nightly failed', await bySigv4('nightly failed', { path: '/sns' }))).toMatchObject({ httpStatus: 401 });
    const old = await bySigv4('nightly failed', { at: new Date(Date.now() - 3_600_000) });
    expect(await send('nightly failed', old)).toMatchObject({ httpStatus: 503, error: { code: 'not-of-now' } });
  });

  it('takes a signed request that somebody sends again as the same event, and for no other way in', async () => {
    const signed = await bySigv4('nightly failed');
    const again = [await send('nightly failed', signed), await send('nightly failed', signed)];
    expect(again.map(({ status }) => status)).toEqual(['accepted', 'duplicate']);

    expect(await send('nightly failed', signed, '/alertmanager')).toMatchObject({ httpStatus: 401 });
    expect(await send('nightly failed', signed, '/notify?')).toMatchObject({ httpStatus: 200, status: 'duplicate' });
    expect(await send('nightly failed', { ...signed, 'x-amz-meta': 'added' })).toMatchObject({ httpStatus: 401 });
    const { authorization = '', ...others } = signed;
    expect(await send('nightly failed', { ...others, 'webhook-signature': authorization })).toMatchObject({ httpStatus: 401 });
    // A signature in the query, as presigned addresses have it, opens nothing: it would stand in the logs of every proxy.
    const query = new URLSearchParams({ 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256', 'X-Amz-Signature': authorization.slice(-64) });
    expect(await send('nightly failed', others, `/notify?${query.toString()}`)).toMatchObject({ httpStatus: 401 });
  });

  it.skipIf(findProgram('curl') === undefined)('knows what curl has signed', async () => {
    const key = ['--user', `${ACCESS_KEY.accessKeyId}:${ACCESS_KEY.secretAccessKey}`, '--aws-sigv4', 'aws:amz:eu-west-1:signalbox'];
    const { stdout } = await promisify(execFile)('curl', ['--silent', ...key, '--data', 'signed by curl', `${app.doorsUrl}/notify`]);

    expect(JSON.parse(stdout)).toMatchObject({ status: 'accepted' });
  });

  it('makes of each alert of an Alertmanager an incident of its own, and shows nothing again that is told again', async () => {
    const anAlert = (instance: string, status = 'firing') => ({
      status,
      labels: { alertname: 'HighLatency', instance, severity: 'critical' },
      annotations: { summary: `slow on ${instance}` },
      startsAt: '2026-03-01T02:58:00Z',
      endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-03-01T03:10:00Z',
      fingerprint: sha256(instance).slice(0, 16),
    });
    const aGroup = (alerts: readonly object[]) =>
      JSON.stringify({
        version: '4',
        groupKey: '{}:{}',
        status: 'firing',
        receiver: 'signalbox',
        groupLabels: {},
        commonLabels: {},
        commonAnnotations: {},
        externalURL: 'http://alertmanager:9093',
        alerts,
      });
    const statusesOf = ({ events }: Answer) => events?.map(({ status }) => status);

    const first = await send(aGroup([anAlert('db-1'), anAlert('db-2')]), byToken(NEW_TOKEN), '/alertmanager');
    expect(statusesOf(first)).toEqual(['accepted', 'accepted']);
    // The next one tells of both again, of which one is over, and comes to the other path.
    const next = await send(aGroup([anAlert('db-1', 'resolved'), anAlert('db-2')]), byToken(NEW_TOKEN));
    expect(statusesOf(next)).toEqual(['accepted', 'duplicate']);
    expect(statusesOf(await send(aGroup([anAlert('db-2')]), byToken(NEW_TOKEN)))).toEqual(['duplicate']);

    const browser = await BrowserSession.signIn(app.signInUrl);
    const messages = await browser.follow((shown) => shown.length === 2 && shown.some((message) => /resolved/i.test(textOf(message))));
    expect(messages.filter((message) => textOf(message).includes('db-2'))).toHaveLength(1);
    expect(messages.filter((message) => /resolved/i.test(textOf(message))).map((message) => textOf(message).includes('db-1'))).toEqual([
      true,
    ]);
  });

  it('takes nothing but alerts where nothing else is expected', async () => {
    expect(await send('{"any":"json"}', byToken(NEW_TOKEN), '/alertmanager')).toMatchObject({
      httpStatus: 400,
      error: { code: 'not-alerts' },
    });
    expect(await send('{}', byToken('x'.repeat(30)), '/alertmanager')).toMatchObject({ httpStatus: 401 });
  });

  it('shows what is too deep for an alert as any JSON, and refuses it for good where only alerts are expected', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const body = `{"receiver":"r","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"Deep","x":${deep}}}]}`;

    expect(await send(body, byToken(NEW_TOKEN))).toMatchObject({ httpStatus: 200, status: 'accepted' });
    expect(await send(body, byToken(NEW_TOKEN), '/alertmanager')).toMatchObject({ httpStatus: 400, error: { code: 'not-alerts' } });
  });

  it('takes a thousand alerts in one request, each once', async () => {
    const anAlert = (index: number) => ({ status: 'firing', labels: { alertname: 'Many', index: `${index}` } });
    const aGroup = (alerts: readonly object[]): string => JSON.stringify({ receiver: 'r', status: 'firing', alerts });
    const many = Array.from({ length: 1_000 }, (_, index) => anAlert(index));
    const { httpStatus, events = [] } = await send(aGroup([...many, anAlert(7)]), byToken(NEW_TOKEN), '/alertmanager');

    expect([httpStatus, events.length]).toEqual([200, 1_001]);
    expect(events.filter(({ status }) => status === 'accepted')).toHaveLength(1_000);
  });

  it('shows an alert as over whose end came before its beginning', async () => {
    const labels = { alertname: 'Overtaken' };
    const start = { status: 'firing', labels, startsAt: '2026-03-01T02:58:00Z', endsAt: '0001-01-01T00:00:00Z' };
    for (const alert of [{ ...start, status: 'resolved', endsAt: '2026-03-01T03:10:00Z' }, start]) {
      const group = JSON.stringify({ receiver: 'r', status: alert.status, alerts: [alert] });
      expect((await send(group, byToken(NEW_TOKEN), '/alertmanager')).httpStatus).toBe(200);
    }

    const browser = await BrowserSession.signIn(app.signInUrl);
    const messages = await browser.follow((shown) => shown.some((message) => /after 12 min/.test(textOf(message))));
    expect(messages.filter((message) => /resolved/.test(textOf(message)))).toHaveLength(1);
  });

  it('refuses a compressed body before it has come, whatever would come of it', async () => {
    const encodings = ['gzip', 'br', 'identity, gzip', 'aws-chunked', 'x-unheard-of'];
    for (const encoding of encodings) {
      const refused = await send('', { ...byToken(NEW_TOKEN), 'content-encoding': encoding });
      expect(refused).toMatchObject({ httpStatus: 415, error: { code: 'encoded-body' } });
    }

    expect(await send('as it is', { ...byToken(NEW_TOKEN), 'content-encoding': 'Identity' })).toMatchObject({ status: 'accepted' });
    expect(await send('x', { 'content-encoding': 'gzip' })).toMatchObject({ httpStatus: 401 });
  });
});
