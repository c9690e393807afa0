import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createLogRecorder } from './testing/slack-harness.ts';
import { verifyBotToken } from './verify-bot-token.ts';

let scopes: string | undefined;
const server = createServer((_request, response) => {
  if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes);
  response.end('{"ok":true,"team_id":"T1"}');
});

beforeEach(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function verify(): Promise<string> {
  const { logger, readLog } = createLogRecorder();
  const redact = (text: string): string => text;
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/`;
  const { signal } = new AbortController();
  const connection = { apiUrl, redact, logger: createSlackLogger(logger, redact), createDeadline: () => signal };
  const use = { isHearing: true, hearsThreadReplies: false };
  const setTimer = () => () => undefined;
  await verifyBotToken({ workspaceId: 'T1', sender: { connection, token: new Secret('xoxb-1') }, use, logger, signal, setTimer });
  return readLog();
}

describe('verifyBotToken', () => {
  it('names the scopes that are missing, and what goes without the others', async () => {
    scopes = 'chat:write,app_mentions:read,im:history,files:write,channels:read,groups:read';

    const log = await verify();

    expect(log).toContain('"missing":["users:read"]');
    expect(log).toContain('commands (Adds /aws)');
  });

  it('says nothing of scopes where all are there, or Slack does not say', async () => {
    scopes = 'chat:write,app_mentions:read,users:read,commands,im:history,files:write,channels:read,groups:read';
    expect(await verify()).not.toContain('scopes');
    scopes = undefined;
    expect(await verify()).toContain('slack accepts the bot token');
  });
});
