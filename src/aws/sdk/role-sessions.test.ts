import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../../../test/fakes/fake-aws.ts';
import type { RoleSession } from '../../domain/role-session.ts';
import { Credentials } from './credentials.ts';
import { keyOfSession } from './role-sessions.ts';
import { openTestInvoker, type TestInvoker } from './testing/open-test-invoker.ts';

const PROD = 'arn:aws:iam::111111111111:role/ops';
const STAGING = 'arn:aws:iam::222222222222:role/ops';

const session: RoleSession = {
  roleArn: PROD,
  externalId: 'abc-123',
  sessionName: 'web.ana',
  sourceIdentity: 'web.ana',
  tags: [{ key: 'signalbox:configuration', value: 'ops' }],
  policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
};
const { externalId: _, ...withoutExternalId } = session;
const staging: RoleSession = { ...withoutExternalId, roleArn: STAGING };

let aws: FakeAws;
let sdk: TestInvoker;
let nowMs: number;
const now = (): Date => new Date(Date.now() + nowMs);

beforeEach(async () => {
  nowMs = 0;
  aws = await startFakeAws({ now, roles: [{ roleArn: PROD, externalId: 'abc-123' }, { roleArn: STAGING }] });
  sdk = openTestInvoker({ endpoint: aws.url, now, credentials: () => Promise.resolve(aws.key) });
});
afterEach(async () => {
  sdk.close();
  await aws.stop();
});

const listTopics = (credentials: RoleSession, region = 'eu-west-1') =>
  sdk.invoke({ service: 'sns', operation: 'ListTopics', credentials, region });

async function accountOf(call: Promise<unknown>): Promise<unknown> {
  return /sns:[\w-]+:(\d{12}):/.exec(JSON.stringify(await call))?.[1];
}

describe('RoleSessions', () => {
  it('asks the STS of the Region for all that the session is to be, and nothing else', async () => {
    await listTopics(session, 'eu-central-1');

    expect(aws.sts.sessions).toMatchObject([
      {
        roleArn: PROD,
        sessionName: 'web.ana',
        sourceIdentity: 'web.ana',
        tags: { 'signalbox:configuration': 'ops' },
        transitiveTags: [],
        policy: session.policy,
        policyArns: session.policyArns,
        region: 'eu-central-1',
      },
    ]);
    expect(aws.callsOf('AssumeRole')[0]?.parameters).toMatchObject({ DurationSeconds: '900', ExternalId: 'abc-123' });
  });

  it('asks once for all who ask at the same time, in whatever Region', async () => {
    aws.hold('AssumeRole');
    const calls = Array.from({ length: 20 }, (_, position) => listTopics(session, position % 2 === 0 ? 'eu-west-1' : 'eu-west-2'));
    await expect.poll(() => aws.heldCount('AssumeRole')).toBe(1);
    aws.release('AssumeRole');

    expect((await Promise.all(calls)).every(({ status }) => status === 'succeeded')).toBe(true);
    expect(aws.sts.sessions).toHaveLength(1);
  });

  it('never signs the call of one session with the credentials of another', async () => {
    const wanted = Array.from({ length: 40 }, (_, position) => (position % 2 === 0 ? session : staging));
    const accounts = await Promise.all(wanted.map((one) => accountOf(listTopics(one))));

    expect(accounts).toEqual(wanted.map(({ roleArn }) => roleArn.split(':')[4]));
  });

  it.each([
    ['person', { sessionName: 'web.ben', sourceIdentity: 'web.ben' }],
    ['guardrails', { policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}' }],
    ['managed policies', { policyArns: [] }],
    ['channel', { tags: [{ key: 'signalbox:configuration', value: 'other' }] }],
  ])('has another session for another %s', async (_what, change) => {
    await listTopics(session);
    await listTopics({ ...session, ...change });

    expect(aws.sts.sessions).toHaveLength(2);
    expect(keyOfSession({ ...session, ...change })).not.toBe(keyOfSession(session));
  });

  it('uses a session until a minute before its end', async () => {
    await listTopics(session);
    nowMs = 13.9 * 60_000;
    await listTopics(session);
    expect(aws.sts.sessions).toHaveLength(1);
    nowMs = 14.1 * 60_000;
    await listTopics(session);

    expect(aws.sts.sessions).toHaveLength(2);
  });

  it('believes STS where it says that a session ends sooner', async () => {
    aws.sts.sessionSeconds = 120;
    await listTopics(session);
    nowMs = 61_000;
    await listTopics(session);

    expect(aws.sts.sessions).toHaveLength(2);
  });

  it('asks anew where all was dropped, also while it was asked', async () => {
    await listTopics(session);
    sdk.sessions.forgetAll();
    aws.hold('AssumeRole');
    const call = listTopics(session);
    await expect.poll(() => aws.heldCount('AssumeRole')).toBe(1);
    sdk.sessions.forgetAll();
    aws.release('AssumeRole');
    await call;
    await listTopics(session);

    expect(aws.sts.sessions).toHaveLength(3);
  });

  it("drops credentials that AWS refuses, and leaves the machine's own alone", async () => {
    let refused = 0;
    sdk.close();
    sdk = openTestInvoker({
      endpoint: aws.url,
      now,
      credentials: () => Promise.resolve(aws.key),
      onRefusedCredentials: () => (refused += 1),
    });
    await listTopics(session);
    aws.failNext('ListTopics', { kind: 'error', code: 'ExpiredToken', httpStatus: 403 });
    await listTopics(session);
    await listTopics(session);

    expect(aws.sts.sessions).toHaveLength(2);
    expect(refused).toBe(0);
  });

  it('asks again after a refusal, and sends nothing of the command with it', async () => {
    aws.failNext('AssumeRole', { kind: 'denied' });
    const outcome = await listTopics(session);

    expect(outcome).toMatchObject({ status: 'failed', failure: { kind: 'no-session', roleArn: PROD, code: 'AccessDenied' } });
    expect(aws.callsOf('ListTopics')).toEqual([]);
    expect((await listTopics(session)).status).toBe('succeeded');
  });

  it('says what is the matter where the machine has no credentials to ask with', async () => {
    sdk.close();
    const { load } = new Credentials(() => () => Promise.reject(new Error('none')));
    sdk = openTestInvoker({ endpoint: aws.url, now, credentials: load });

    expect(await listTopics(session)).toMatchObject({ status: 'failed', failure: { kind: 'no-credentials' } });
    expect(aws.requests).toEqual([]);
  });

  it('is not believed where STS answers with a page', async () => {
    aws.failNext('AssumeRole', { kind: 'garbage' }, 5);

    expect(await listTopics(session)).toMatchObject({ status: 'failed' });
    expect(aws.callsOf('ListTopics')).toEqual([]);
  });
});
