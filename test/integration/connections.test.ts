// No telemetry: a running Signalbox opens no connection that nobody configured.
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { BrowserSession } from '../e2e/browser-session.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

// Every client connection, whichever library opens it, goes through this method; name lookups through this function.
const RECORDER = `
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';
const note = (what) => appendFileSync(process.env.CONNECTION_RECORD, what + '\\n');
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) { note('socket'); return connect.apply(this, args); };
const { lookup } = dns;
dns.lookup = (...args) => { note('lookup ' + args[0]); return lookup(...args); };
note('recording');
`;

let server: ServerProcess;
afterEach(() => server.stop());

async function startRecorded(yaml: string): Promise<() => Promise<readonly string[]>> {
  const folder = join(tmpdir(), `signalbox-connections-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const recorder = `${folder}.mjs`;
  const record = `${folder}.log`;
  await writeFile(recorder, RECORDER);
  server = await startServerProcess({
    yaml,
    nodeArguments: ['--import', pathToFileURL(recorder).href],
    environment: { CONNECTION_RECORD: record },
  });
  return async () => (await readFile(record, 'utf8')).trim().split('\n');
}

describe('connections', () => {
  it('opens none of its own from the start to the first alarm and its chart', async () => {
    const read = await startRecorded('logLevel: info\n');
    const browser = await BrowserSession.signIn(server.signInUrl);
    await browser.post('/api/channels/ops/sample-events', { state: 'ALARM' });
    const [alarm] = await browser.follow((messages) => messages.length === 1);
    expect((await browser.request(`/api/messages/${alarm?.id}/chart.svg?revision=${alarm?.revision}`)).status).toBe(200);
    expect((await fetch(`${server.url}/sns`, { method: 'POST', body: '{}' })).status).toBe(403);

    expect((await read()).filter((line) => !line.startsWith('lookup 127.0.0.1'))).toEqual(['recording']);
  });

  it('is recorded when it opens one that was configured', async () => {
    const slack = createServer((_request, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => {
      slack.listen(0, '127.0.0.1', resolve);
    });
    const { port } = slack.address() as AddressInfo;
    const read = await startRecorded(`
slack:
  apiUrl: http://127.0.0.1:${port}/api/
  workspaces: [{ workspaceId: T1, botToken: xoxb-test-token-test-token }]
channelConfigurations:
  - { configurationName: ops, platform: slack, workspaceId: T1, channelId: C1 }
`);
    const token = (await readFile(join(server.dataFolder, 'notify-token'), 'utf8')).trim();
    await fetch(`${server.url}/notify`, { method: 'POST', body: 'x', headers: { authorization: `Bearer ${token}` } });

    await expect.poll(read, { timeout: 30_000 }).toContain('socket');
    slack.closeAllConnections();
    slack.close();
  });
});
