import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../lib/secret.ts';
import { inspectWorkspace, type WorkspaceInspection } from './inspect-workspace.ts';

const { signal } = new AbortController();
let answers: Record<string, unknown>;
let scopes: string | undefined;

const server = createServer((request, response) => {
  void buffer(request).then((body) => {
    const method = (request.url ?? '').slice(1);
    const channel = new URLSearchParams(body.toString()).get('channel') ?? '';
    if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes);
    response.end(JSON.stringify(answers[channel === '' ? method : channel] ?? { ok: false, error: 'channel_not_found' }));
  });
});

beforeEach(async () => {
  scopes = 'chat:write, channels:read';
  answers = { 'auth.test': { ok: true, team_id: 'T1', enterprise_id: null } };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function inspect(...channelIds: readonly string[]): Promise<WorkspaceInspection> {
  const { port } = server.address() as AddressInfo;
  return inspectWorkspace({ apiUrl: `http://127.0.0.1:${port}/`, botToken: new Secret('xoxb-1'), channelIds }, signal);
}

describe('inspectWorkspace', () => {
  it('tells owner, scopes, and whether the bot is in the channels', async () => {
    answers['C1'] = { ok: true, channel: { is_member: true } };
    answers['C2'] = { ok: true, channel: { is_member: false, is_private: false } };
    answers['C3'] = { ok: true, channel: { is_member: true, is_archived: true } };
    answers['C4'] = { ok: false, error: 'missing_scope', needed: 'groups:read' };

    const seen = await inspect('C1', 'C2', 'C3', 'C4', 'C5');

    expect(seen).toMatchObject({ status: 'seen', owners: ['T1'], scopes: ['chat:write', 'channels:read'] });
    const statuses = seen.status === 'seen' ? [...seen.channels.values()].map(({ status }) => status) : [];
    expect(statuses).toEqual(['member', 'outside', 'outside', 'unknown', 'absent']);
  });

  it('knows no scopes where Slack does not say them', async () => {
    scopes = undefined;

    await expect(inspect()).resolves.toMatchObject({ status: 'seen', scopes: undefined });
  });

  it('says that Slack refuses the token', async () => {
    answers['auth.test'] = { ok: false, error: 'invalid_auth' };

    await expect(inspect('C1')).resolves.toMatchObject({ status: 'refused' });
  });
});
