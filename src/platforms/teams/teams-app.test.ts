import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeTeams } from '../../../test/fakes/fake-teams.ts';
import { TeamsDoubleKeys } from '../../../test/fakes/teams-double-keys.ts';
import { Secret } from '../../lib/secret.ts';
import { NoToken } from './client-secret-token.ts';
import { createTeamsApp, refusalByHeaders, type TeamsApp } from './teams-app.ts';
import { APP_ID, CHANNEL, createLogRecorder, startFakeTeams, TEAMS_SECRETS, teamsConfig, TENANT_ID } from './testing/teams-harness.ts';

let teams: FakeTeams;
let app: TeamsApp;
let taken: object[];
let now: number;
let readLog: () => string;

async function open(change: Parameters<typeof teamsConfig>[0] = {}): Promise<TeamsApp> {
  const recorder = createLogRecorder();
  ({ readLog } = recorder);
  return createTeamsApp({
    config: teamsConfig(change),
    services: teams.services,
    logger: recorder.logger,
    now: () => new Date(now),
    onActivity: async (activity) => {
      taken.push(activity);
      return { statusCode: 200 };
    },
  });
}

beforeEach(async () => {
  teams = await startFakeTeams();
  taken = [];
  now = Date.parse('2026-03-01T03:00:00Z');
  app = await open();
});
afterEach(() => teams.close());

const activity = (): object => ({ ...teams.activityIn(CHANNEL), type: 'message', id: '1', text: 'hello' });

function take(token: string | undefined, body: unknown = activity()) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return app.take({ headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });
}

const claims = () => ({ aud: APP_ID, serviceurl: teams.serviceUrl });
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('createTeamsApp', () => {
  it('takes an activity with a token of the Bot Connector for this bot', async () => {
    expect(await take(teams.keys.sign(claims()))).toMatchObject({ status: 200, body: '{"statusCode":200}' });
    expect(taken).toEqual([activity()]);
  });

  it.each<[string, () => string]>([
    ['for another bot', () => teams.keys.sign({ ...claims(), aud: '00000000-0000-0000-0000-0000000000a9' })],
    ['for nobody', () => teams.keys.sign({ serviceurl: teams.serviceUrl })],
    ['that has expired', () => teams.keys.sign({ ...claims(), nbf: seconds() - 7200, exp: seconds() - 3600 })],
    ['that is not valid yet', () => teams.keys.sign({ ...claims(), nbf: seconds() + 3600, exp: seconds() + 7200 })],
    ['for another address', () => teams.keys.sign({ ...claims(), serviceurl: 'https://smba.trafficmanager.net/teams/' })],
    ['without an address', () => teams.keys.sign({ aud: APP_ID })],
    ['of another key', () => new TeamsDoubleKeys().sign(claims())],
    ['of a key that nobody publishes', () => new TeamsDoubleKeys().sign(claims(), { kid: 'another-key' })],
    ['without a signature', () => `${teams.keys.sign(claims(), { alg: 'none' }).split('.').slice(0, 2).join('.')}.`],
    ['that says that it needs none', () => teams.keys.sign(claims(), { alg: 'none' })],
    [
      'of Microsoft Entra for a person of the tenant',
      () => teams.keys.sign({ ...claims(), iss: `${teams.origin}/${TENANT_ID}/v2.0`, tid: TENANT_ID }),
    ],
    ['of the older Microsoft Entra', () => teams.keys.sign({ ...claims(), iss: `https://sts.windows.net/${TENANT_ID}/`, tid: TENANT_ID })],
    ['of somebody else', () => teams.keys.sign({ ...claims(), iss: 'https://api.botframework.com.evil.example' })],
    ['that is none', () => 'not-a-token'],
  ])('refuses a token %s', async (_what, makeToken) => {
    const token = makeToken();

    expect(await take(token)).toEqual({ status: 401, outcome: 'token-refused' });
    expect(taken).toEqual([]);
    expect(readLog()).not.toContain(token);
  });

  it('takes the tokens of the Bot Connector while somebody floods it with tokens of keys that nobody publishes', async () => {
    const flood = async (): Promise<readonly number[]> => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) => take(teams.keys.sign(claims(), { kid: `unknown-${index}` }))),
      );
      return answers.map(({ status }) => status);
    };

    expect(new Set(await flood())).toEqual(new Set([401]));
    expect(new Set(await flood())).toEqual(new Set([503]));
    expect(await take(teams.keys.sign(claims()))).toMatchObject({ status: 200 });
    // Ours, and that of the library for the one true token.
    expect(teams.keyRequestCount).toBe(2);
  });

  it('refuses a token that was signed with the public key as a password', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [header, payload] = teams.keys.sign(claims(), { alg: 'HS256' }).split('.');

    expect(
      await take(`${header}.${payload}.${Buffer.from(publicKey.export({ format: 'pem', type: 'spki' })).toString('base64url')}`),
    ).toMatchObject({
      status: 401,
    });
  });

  it.each<[string, unknown]>([
    ['what is no JSON', '{'],
    ['a list', '[]'],
    ['an activity that does not say where to answer', { type: 'message' }],
  ])('refuses %s', async (_what, body) => {
    expect(await take(teams.keys.sign(claims()), body)).toEqual({ status: 400, outcome: 'unreadable' });
    expect(taken).toEqual([]);
  });

  it('reads nothing of what it may do from the environment', async () => {
    vi.stubEnv('DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS', 'true');
    vi.stubEnv('CLIENT_SECRET', 'a-secret-of-the-environment');
    vi.stubEnv('CLOUD', 'China');
    app = await open();
    const answer = await take(teams.keys.sign({ ...claims(), aud: 'another' }));
    const token = await app.getToken();
    vi.unstubAllEnvs();

    expect(answer).toEqual({ status: 401, outcome: 'token-refused' });
    expect(token).toContain('double-token');
  });

  it('gets a token of Microsoft Entra, keeps it, and makes it anew before it ends or when it is forgotten', async () => {
    const first = await app.getToken();
    now += 3_000_000;
    expect(await app.getToken()).toBe(first);
    now += 400_000;
    const second = await app.getToken();
    app.forgetToken();

    expect(new Set([first, second, await app.getToken()]).size).toBe(3);
    expect(teams.tokenCount).toBe(3);
  });

  it('asks once for many who want a token at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => app.getToken()));

    expect(teams.tokenCount).toBe(1);
  });

  it('says with which code Microsoft Entra refuses a secret, and never the secret', async () => {
    app = await open({ clientSecret: new Secret('a-wrong-secret') });

    const thrown = await app.getToken().catch((error: unknown) => error);

    expect(thrown).toBeInstanceOf(NoToken);
    expect(thrown).toMatchObject({ isRefused: true, message: expect.stringContaining('AADSTS7000215') });
    expect(String(thrown) + readLog()).not.toContain('a-wrong-secret');
    expect(TEAMS_SECRETS.filter((secret) => readLog().includes(secret))).toEqual([]);
  });

  it('gets the token of a managed identity from the machine', async () => {
    const asked: string[] = [];
    const given = teams.keys.sign({ aud: 'https://api.botframework.com' });
    const machine = createServer((request, response) => {
      asked.push(`${String(request.headers['x-identity-header'])} ${request.url}`);
      const token = { access_token: given, expires_on: String(seconds() + 3600), resource: 'r', token_type: 'Bearer' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
    });
    await new Promise<void>((resolve) => {
      machine.listen(0, '127.0.0.1', resolve);
    });
    // As Azure's App Service tells a program where its identity is.
    vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(machine.address() as AddressInfo).port}/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'a-header');
    const { clientSecret: _clientSecret, ...config } = teamsConfig({ managedIdentity: APP_ID });
    const recorder = createLogRecorder();
    app = await createTeamsApp({
      config,
      services: teams.services,
      logger: recorder.logger,
      now: () => new Date(now),
      onActivity: () => Promise.resolve(undefined),
    });

    const token = await app.getToken();
    vi.unstubAllEnvs();
    machine.close();

    expect(token).toBe(given);
    expect(asked).toEqual([expect.stringMatching(/^a-header \/msi\/token\?.*resource=https%3A%2F%2Fapi\.botframework\.com/)]);
    expect(asked[0]).toContain(`client_id=${APP_ID}`);
    expect(teams.tokenCount).toBe(0);
    expect(recorder.readLog()).not.toContain(given);
  });

  it('can ask again where Microsoft Entra is not available', async () => {
    teams.refuseTokens({ status: 503, body: {} });
    await expect(app.getToken()).rejects.toMatchObject({ isRefused: false });
    teams.refuseTokens(undefined);

    expect(await app.getToken()).toContain('double-token');
  });
});

describe('refusalByHeaders', () => {
  it('refuses who brings no token before anything is read, but where none is needed', () => {
    expect(refusalByHeaders({}, teams.services)).toMatchObject({ status: 401 });
    expect(refusalByHeaders({ authorization: 'Basic YTpi' }, teams.services)).toMatchObject({ status: 401 });
    expect(refusalByHeaders({ authorization: 'Bearer a.b.c' }, teams.services)).toBeUndefined();
    expect(refusalByHeaders({}, { ...teams.services, isTokenNeeded: false })).toBeUndefined();
  });
});
