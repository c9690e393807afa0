import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { ReadingObstacle } from '../../aws/reading.ts';
import type { SimulatedRequest, SimulatedVerdict, SimulationRequest } from '../../aws/simulated-permissions-source.ts';
import type { AuthorizationRequest } from '../../commands/authorize/policy-evaluation/compile-policy.ts';
import { UNKNOWN_TEXT } from '../../commands/authorize/policy-evaluation/pattern-marks.ts';
import { closedContext } from '../../commands/authorize/policy-evaluation/request-context.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { ButtonNeeds, ButtonQuestion } from './button-judge.ts';
import { createRoleRights, type RoleRights } from './role-rights.ts';

const ACCOUNT = '222222222222';
const account = { accountId: ACCOUNT, roleArn: `arn:aws:iam::${ACCOUNT}:role/chat/ops` } as const;
const OWN: AccountState = { kind: 'account', accountId: ACCOUNT, callerArn: `arn:aws:iam::${ACCOUNT}:user/signalbox` };
const REBOOT = 'ec2 reboot-instances --instance-ids i-0abc';
const STOP = 'ec2 stop-instances --instance-ids i-0abc';

let asked: SimulationRequest[];
let answer: (request: SimulatedRequest, asked: SimulationRequest) => SimulatedVerdict | ReadingObstacle;
let gate: Promise<void> | undefined;
let requestsOf: (line: string) => readonly AuthorizationRequest[];
let needs: Partial<ButtonNeeds> | undefined;
let hasOwnRoles: boolean;
let own: AccountState | undefined;
let now: number;
let timers: (() => void)[];
let rights: RoleRights;

beforeEach(() => {
  asked = [];
  answer = ({ action }) => (action === 'ec2:StopInstances' ? 'denied' : 'allowed');
  gate = undefined;
  requestsOf = (line) => [aRequest(line.includes('stop') ? 'ec2:StopInstances' : 'ec2:RebootInstances', `arn:aws:ec2:${line.at(-1)}`)];
  needs = { account };
  hasOwnRoles = false;
  own = undefined;
  now = 1_000_000;
  timers = [];
  rights = createRoleRights({
    source: {
      async simulate(request) {
        asked.push(request);
        await gate;
        const answers = request.requests.map((each) => answer(each, request));
        const why = answers.find((one): one is ReadingObstacle => !['allowed', 'denied', 'undetermined'].includes(one));
        if (why !== undefined) return { status: 'not-read', why, call: 'iam:SimulatePrincipalPolicy', reason: 'because' };
        return { status: 'read', value: answers as readonly SimulatedVerdict[] };
      },
    },
    needsOf: async ({ line }) => (needs === undefined ? undefined : { accountId: ACCOUNT, requests: requestsOf(line), ...needs }),
    hasOwnRoles: async () => hasOwnRoles,
    knownAccount: () => own,
    logger: pino({ level: 'silent' }),
    elapsed: () => now,
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
    timeout: () => new AbortController().signal,
  });
});

function aRequest(action: string, resource = '*'): AuthorizationRequest {
  return { action, resource, context: closedContext({ 'aws:RequestedRegion': ['eu-west-1'] }) };
}

function question(line: string, given: Partial<ButtonQuestion> = {}): ButtonQuestion {
  return { configuration: aChannelConfiguration({ configurationName: 'ops' }), accountId: ACCOUNT, region: 'eu-west-1', line, ...given };
}

/** Lets all that is under way end. */
const settle = () => new Promise(setImmediate);
const refusals = (...lines: readonly string[]): readonly boolean[] => lines.map((line) => rights.isRefused(question(line)));

describe('find', () => {
  it('asks about the commands of a notification at once, of the role of the channel, and knows which AWS would refuse', async () => {
    await rights.find([question(REBOOT), question(STOP), question(STOP)]);

    expect(asked).toEqual([
      {
        place: { accountId: ACCOUNT, region: 'eu-west-1', configurationName: 'ops', account },
        principalArn: account.roleArn,
        requests: [
          { action: 'ec2:RebootInstances', resource: 'arn:aws:ec2:c', region: 'eu-west-1' },
          { action: 'ec2:StopInstances', resource: 'arn:aws:ec2:c', region: 'eu-west-1' },
        ],
      },
    ]);
    expect(refusals(REBOOT, STOP)).toEqual([false, true]);
  });

  it('tells channels, accounts, Regions and names apart', async () => {
    await rights.find([question(STOP)]);

    expect(rights.isRefused(question(STOP, { region: 'us-east-1' }))).toBe(false);
    expect(rights.isRefused(question(STOP, { accountId: '333333333333' }))).toBe(false);
    expect(rights.isRefused(question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) }))).toBe(false);
    expect(refusals(`${STOP}0`)).toEqual([false]);
  });

  it('refuses a command of which one part is denied, and none of which a part is not known', async () => {
    requestsOf = (line) =>
      line === 'both'
        ? [aRequest('ec2:RebootInstances'), aRequest('ec2:StopInstances')]
        : [aRequest('ec2:StopInstances', `arn:aws:ec2:${UNKNOWN_TEXT}`), aRequest('ec2:RebootInstances')];
    await rights.find([question('both'), question('part')]);

    expect(refusals('both', 'part')).toEqual([true, false]);
  });

  it('refuses what reads a log group only where both ways to write its ARN are denied', async () => {
    const group = 'arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/';
    requestsOf = (line) => [aRequest('logs:FilterLogEvents', `${group}${line}${UNKNOWN_TEXT}`)];
    answer = ({ resource }) => (resource.includes('secret') || !resource.endsWith('log-stream:') ? 'denied' : 'allowed');
    await rights.find([question('web'), question('secret')]);

    expect(refusals('web', 'secret')).toEqual([false, true]);
  });

  it.each<SimulatedVerdict>(['allowed', 'undetermined'])('leaves what is %s', async (verdict) => {
    answer = () => verdict;
    await rights.find([question(STOP)]);

    expect(refusals(STOP)).toEqual([false]);
  });

  it('asks once for all who ask at the same time, and not again for five minutes', async () => {
    await Promise.all([rights.find([question(STOP)]), rights.find([question(STOP)])]);
    now += 5 * 60_000 - 1;

    expect(rights.find([question(STOP)])).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('asks anew behind the back of what is old, which serves meanwhile and not for ever', async () => {
    await rights.find([question(STOP)]);
    now += 5 * 60_000;
    answer = () => 'unreachable';

    expect(rights.find([question(STOP)])).toBeUndefined();
    await settle();
    expect(asked).toHaveLength(2);
    expect(refusals(STOP)).toEqual([true]);
    now += 5 * 60_000;
    expect(refusals(STOP)).toEqual([false]);
  });

  it.each<[ReadingObstacle, number]>([
    ['refused', 24 * 60 * 60_000],
    ['not-allowed', 5 * 60_000],
    ['no-session', 5 * 60_000],
    ['absent', 5 * 60_000],
    ['unreachable', 60_000],
    ['slow', 60_000],
    ['throttled', 5_000],
  ])('leaves all buttons where it is %s, and asks nobody about that channel and account for a while', async (why, pauseMs) => {
    answer = () => why;
    own = { ...OWN, accountId: '999999999999' };
    await rights.find([question(STOP)]);
    expect(refusals(STOP)).toEqual([false]);

    answer = () => 'denied';
    expect(rights.find([question(REBOOT)])).toBeUndefined();
    await rights.find([question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) })]);
    expect(asked).toHaveLength(2);
    now += pauseMs;
    await rights.find([question(REBOOT)]);
    expect(refusals(REBOOT)).toEqual([true]);
  });

  it('lets one question go ahead until it is known that IAM answers, so that one alone is refused', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    answer = () => 'refused';
    own = { ...OWN, accountId: '999999999999' };
    const waiting = rights.find([question(STOP)]);
    await settle();

    expect(rights.find([question(REBOOT)])).toBeUndefined();
    expect(rights.find([question(REBOOT, { region: 'us-east-1' })])).toBeUndefined();
    resolve();
    await waiting;
    expect(rights.find([question(REBOOT)])).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('asks ever less often where nobody answers, and as before once somebody does', async () => {
    answer = () => 'unreachable';
    for (const [index, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      await rights.find([question(STOP)]);
      expect(asked).toHaveLength(index + 1);
      now += minutes * 60_000 - 1;
      expect(rights.find([question(STOP)])).toBeUndefined();
      now += 1;
    }
    answer = () => 'allowed';
    await rights.find([question(STOP)]);

    answer = () => 'unreachable';
    await rights.find([question(REBOOT)]);
    now += 60_000;
    expect(rights.find([question(REBOOT)])).toBeDefined();
  });

  it('goes on with other commands where IAM does not take one', async () => {
    answer = ({ action }) => (action === 'ec2:RebootInstances' ? 'bad-input' : 'denied');
    await rights.find([question(REBOOT)]);
    await rights.find([question(STOP)]);

    expect(refusals(REBOOT, STOP)).toEqual([false, true]);
    expect(rights.find([question(REBOOT)])).toBeUndefined();
  });

  it("asks with the machine's own credentials where the role may not be asked with itself and is of their account", async () => {
    answer = (_request, { place }) => (place.account === undefined ? 'denied' : 'refused');
    own = OWN;
    await rights.find([question(STOP)]);

    expect(asked.map(({ place, principalArn }) => [place.account, principalArn])).toEqual([
      [account, account.roleArn],
      [undefined, account.roleArn],
    ]);
    expect(refusals(STOP)).toEqual([true]);

    await rights.find([question(REBOOT)]);
    expect(asked.slice(2).map(({ place }) => place.account)).toEqual([undefined]);
    own = { ...OWN, accountId: '999999999999' };
    await rights.find([question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) })]);
    expect(asked).toHaveLength(4);
  });

  it("waits a little where it is not known yet whose the machine's own credentials are", async () => {
    answer = (_request, { place }) => (place.account === undefined ? 'denied' : 'refused');
    await rights.find([question(STOP)]);
    expect(rights.find([question(STOP)])).toBeUndefined();

    own = OWN;
    now += 5_000;
    await rights.find([question(STOP)]);
    expect(asked.map(({ place }) => place.account)).toEqual([account, undefined]);
    expect(refusals(STOP)).toEqual([true]);
  });

  it("asks of the machine's own user where the channel has no role", async () => {
    needs = {};
    own = OWN;
    await rights.find([question(STOP)]);

    expect(asked).toMatchObject([{ principalArn: `arn:aws:iam::${ACCOUNT}:user/signalbox` }]);
    expect(refusals(STOP)).toEqual([true]);
  });

  it('asks nobody where people have roles of their own, where nobody can be asked about, and about what does not get to AWS', async () => {
    hasOwnRoles = true;
    await rights.find([question(STOP)]);
    hasOwnRoles = false;
    needs = {};
    await rights.find([question(STOP, { accountId: '333333333333' })]);
    needs = undefined;
    await rights.find([question(STOP, { accountId: '444444444444' })]);

    expect(asked).toEqual([]);
    expect(refusals(STOP)).toEqual([false]);
  });

  it('lets notifications wait two seconds at most, in a row not at all, and knows the answer when it comes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const waiting = rights.find([question(STOP)]);
    await settle();
    now += 2_000;
    for (const callback of timers) callback();
    await waiting;
    expect(refusals(STOP)).toEqual([false]);
    expect(rights.find([question(REBOOT)])).toBeUndefined();

    resolve();
    await settle();
    expect(refusals(STOP)).toEqual([true]);
  });

  it('lets nobody wait in a storm, and asks about fifty commands at a time and no more', async () => {
    const lines = Array.from({ length: 51 }, (_, index) => `${STOP}${index}`);
    expect(rights.find(lines.map((line) => question(line)))).toBeUndefined();
    await settle();

    expect(refusals(...lines).filter((isRefused) => isRefused)).toHaveLength(50);
    await rights.find(lines.map((line) => question(line)));
    expect(refusals(...lines)).not.toContain(false);
  });

  it('never rejects, and takes no button away where something breaks', async () => {
    requestsOf = () => {
      throw new Error('broken');
    };
    await rights.find([question(STOP)]);

    expect(refusals(STOP)).toEqual([false]);
    expect(rights.find([question(STOP)])).toBeUndefined();
  });
});

describe('forget', () => {
  it('forgets answers and obstacles, and what is asked under the rules of before', async () => {
    await rights.find([question(STOP)]);
    rights.forget();
    expect(refusals(STOP)).toEqual([false]);

    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const asking = rights.find([question(STOP)]);
    await settle();
    rights.forget();
    resolve();
    await asking;
    expect(refusals(STOP)).toEqual([false]);

    answer = () => 'refused';
    await rights.find([question(STOP)]);
    rights.forget();
    answer = () => 'denied';
    await rights.find([question(STOP)]);
    expect(refusals(STOP)).toEqual([true]);
  });
});
