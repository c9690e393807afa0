// The attacks on the SNS door played on a running server, all of whose connections are counted: its way out is a proxy that knows SNS alone.
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestCertificate, testKey } from '../fakes/test-certificate.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { attackCaseSchema, readAttacks, type AttackCase } from '../sns-attacks/attack-case.ts';
import { writeAttack, type WrittenAttack } from '../sns-attacks/mount-attack.ts';

// Match: sns.us-east-1.amazonaws.com:443. Near miss: sns.us-east-1.amazonaws.com.evil.example:443.
const SNS_ADDRESS = /^sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?:443$/;

// Written into the server before anything of its own: each connection that it opens, by whatever means.
const RECORDER = `
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
subscribe('net.client.socket', ({ socket }) => {
  socket.once('lookup', (_error, _address, _family, host) => appendFileSync(process.env.RECORD_FILE, 'lookup ' + host + '\\n'));
  socket.once('connect', () => appendFileSync(process.env.RECORD_FILE, socket.remoteAddress + ':' + socket.remotePort + '\\n'));
});
`;

/**
 * The others are played in test/sns-attacks.test.ts alone: the real clock, other settings or patience would change them, or the server
 * would go on with the certificate that it knows by that address.
 */
function isPlayable({ certificate, requireSignatureVersion2 }: AttackCase): boolean {
  const { notBefore, notAfter, behavior, before, after, instead, status } = certificate;
  const isUsual = [notBefore, notAfter, behavior, before, after, instead, status].every((value) => value === undefined);
  return isUsual && !requireSignatureVersion2;
}

let folder: string;
let proxy: Server;
let snsHost: Server;
let server: ServerProcess;
/** What SNS serves, by path. */
const served = new Map<string, WrittenAttack>();
/** Every address that the proxy was asked for. */
const asked: string[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-attacks-'));
  const key = testKey('sns-host');
  const dnsNames = ['us-east-1', 'eu-west-1', 'us-gov-west-1'].map((region) => `sns.${region}.amazonaws.com`);
  const pem = makeTestCertificate({ key, dnsNames: [...dnsNames, 'sns.cn-north-1.amazonaws.com.cn'], isAuthority: true });
  snsHost = createSecureServer({ cert: pem, key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }) }, (request, response) => {
    const found = served.get(request.url ?? '');
    response.writeHead(found === undefined ? 404 : 200).end(found?.certificatePem);
  });
  // What is asked for in plain text names its whole address.
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(403).end();
  });
  proxy.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url ?? '');
    sockets.add(client);
    client.on('error', () => undefined);
    if (!SNS_ADDRESS.test(request.url ?? '')) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const upstream = connect(portOf(snsHost), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(client);
      client.pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on('error', () => undefined);
  });
  for (const each of [snsHost, proxy]) await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));

  const recorder = join(folder, 'recorder.mjs');
  await writeFile(recorder, RECORDER);
  await writeFile(join(folder, 'ca.pem'), pem);
  await appendFile(join(folder, 'record'), '');
  const proxyUrl = `http://127.0.0.1:${portOf(proxy)}`;
  server = await startServerProcess({
    isQuiet: true,
    environment: {
      ...NO_CREDENTIALS,
      NODE_OPTIONS: `--import=${pathToFileURL(recorder).href}`,
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: proxyUrl,
      HTTPS_PROXY: proxyUrl,
      NO_PROXY: '',
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      RECORD_FILE: join(folder, 'record'),
    },
  });
}, 120_000);
afterAll(async () => {
  await server.stop();
  for (const socket of sockets) socket.destroy();
  for (const each of [snsHost, proxy]) {
    each.closeAllConnections();
    await new Promise((resolve) => each.close(resolve));
  }
  await rm(folder, { recursive: true, force: true });
});

function portOf(listening: Server): number {
  return (listening.address() as AddressInfo).port;
}

/** Posts an attack as it is written, but for what no HTTP header can hold. */
function post({ headers, body }: WrittenAttack): Promise<number | undefined> {
  const sendable = Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 1_000)]);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${server.url}/sns`, { method: 'POST', headers: Object.fromEntries(sendable) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function write(attack: AttackCase): WrittenAttack {
  const written = writeAttack(attack, new Date());
  served.set(new URL(written.certificateUrl).pathname, written);
  return written;
}

describe('the SNS door of a running server', () => {
  it('accepts none of the attacks, and connects to nobody but SNS, while it accepts an honest message by the same way', async () => {
    const attacks = readAttacks().filter(isPlayable);
    expect(attacks.length).toBeGreaterThanOrEqual(200);

    const accepted: string[] = [];
    for (const attack of attacks) {
      const status = await post(write(attack));
      if (status !== 403 && status !== 413 && status !== 503) accepted.push(`${attack.title}: ${String(status)}`);
    }

    expect(accepted).toEqual([]);
    expect(asked.filter((address) => !SNS_ADDRESS.test(address))).toEqual([]);
    // Without them the counting would be of nothing: some attacks come as far as to the certificate.
    expect(asked).not.toEqual([]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).not.toMatch(/door="sns",outcome="(?:accepted|duplicate|held|topic-pending|confirming|unsubscribed)"/);

    const topicArn = 'arn:aws:sns:eu-west-1:123456789012:ops';
    expect(await post(write(attackCaseSchema.parse({ name: 'none', attacks: 'nothing', expect: 'verified', topicArn })))).toBe(200);
    expect(asked).toContain('sns.eu-west-1.amazonaws.com:443');
    // Whatever opened it: nothing has gone out beside the proxy.
    const connections = (await readFile(join(folder, 'record'), 'utf8')).trim().split('\n');
    expect(new Set(connections)).toEqual(new Set([`127.0.0.1:${portOf(proxy)}`]));
  });
});
