import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeTeams } from '../../../test/fakes/fake-teams.ts';
import { TeamsDoubleKeys } from '../../../test/fakes/teams-double-keys.ts';
import { ConnectorKeys } from './connector-keys.ts';
import { startFakeTeams } from './testing/teams-harness.ts';

const MINUTE_MS = 60_000;

let teams: FakeTeams;
let keys: ConnectorKeys;
let now: number;

beforeEach(async () => {
  teams = await startFakeTeams();
  now = Date.parse('2026-03-01T03:00:00Z');
  keys = new ConnectorKeys(teams.services.openIdMetadataUrl, () => new Date(now));
});
afterEach(() => teams.close());

describe('ConnectorKeys', () => {
  it('asks once for the keys, and again after a day', async () => {
    expect(await keys.find('double-key-1')).toMatchObject({ type: 'public' });
    await keys.find('double-key-1');
    expect(teams.keyRequestCount).toBe(1);

    now += 24 * 60 * MINUTE_MS;
    expect(await keys.find('double-key-1')).toMatchObject({ type: 'public' });
    expect(teams.keyRequestCount).toBe(2);
  });

  it('asks Microsoft once a minute at most for keys that nobody publishes, and knows the others meanwhile', async () => {
    const found = await Promise.all(Array.from({ length: 50 }, (_, index) => keys.find(`unknown-${index}`)));
    expect([...new Set(found)]).toEqual(['absent']);
    expect(await keys.find('unknown-again')).toBe('unknown');
    expect(await keys.find('double-key-1')).toMatchObject({ type: 'public' });
    expect(teams.keyRequestCount).toBe(1);
  });

  it('learns a new key within a minute', async () => {
    await keys.find('double-key-1');
    teams.keysReply = { status: 200, body: new TeamsDoubleKeys().keySetAs('double-key-2') };
    expect(await keys.find('double-key-2')).toBe('unknown');

    now += MINUTE_MS;
    expect(await keys.find('double-key-2')).toMatchObject({ type: 'public' });
    expect(await keys.find('double-key-1')).toBe('unknown');
  });

  it.each([
    ['does not answer as it should', { status: 503, body: {} }],
    ['answers something else', { status: 200, body: { keys: 'none' } }],
  ])('does not know while Microsoft %s, and keeps what it knew for its day', async (_what, reply) => {
    teams.keysReply = reply;
    expect(await keys.find('double-key-1')).toBe('unknown');

    teams.keysReply = undefined;
    now += MINUTE_MS;
    expect(await keys.find('double-key-1')).toMatchObject({ type: 'public' });

    teams.keysReply = reply;
    now += MINUTE_MS;
    expect(await keys.find('unknown')).toBe('unknown');
    expect(await keys.find('double-key-1')).toMatchObject({ type: 'public' });

    now += 24 * 60 * MINUTE_MS;
    expect(await keys.find('double-key-1')).toBe('unknown');
  });

  it('passes over what is no key of RSA', async () => {
    teams.keysReply = { status: 200, body: { keys: [{ kid: 'a', kty: 'EC' }, { kid: 'b', kty: 'RSA', n: '!', e: '' }, 7] } };

    expect([await keys.find('a'), await keys.find('b')]).toEqual(['absent', 'unknown']);
  });
});
