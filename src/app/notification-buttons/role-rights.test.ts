import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountState } from '../../aws/caller-identity.ts';
import type { ReadingObstacle } from '../../aws/reading.ts';
import type { SimulatedVerdict } from '../../aws/simulated-permissions-source.ts';
import { UNKNOWN_TEXT } from '../../commands/authorize/policy-evaluation/pattern-marks.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { ButtonQuestion } from './button-judge.ts';
import { ACCOUNT, account, aRequest, playIam, type PlayedIam } from './testing/play-iam.ts';

const OWN: AccountState = { kind: 'account', accountId: ACCOUNT, callerArn: `arn:aws:iam::${ACCOUNT}:user/signalbox` };
const REBOOT = 'ec2 reboot-instances --instance-ids i-0abc';
const STOP = 'ec2 stop-instances --instance-ids i-0abc';

let iam: PlayedIam;

beforeEach(() => {
  iam = playIam();
});

function question(line: string, given: Partial<ButtonQuestion> = {}): ButtonQuestion {
  return { configuration: aChannelConfiguration({ configurationName: 'ops' }), accountId: ACCOUNT, region: 'eu-west-1', line, ...given };
}

/** Lets all that is under way end. */
const settle = () => new Promise(setImmediate);
const refusals = (...lines: readonly string[]): readonly boolean[] => lines.map((line) => iam.rights.isRefused(question(line)));

describe('find', () => {
  it('asks about the commands of a notification at once, of the role of the channel, and knows which AWS would refuse', async () => {
    await iam.rights.find([question(REBOOT), question(STOP), question(STOP)]);

    expect(iam.asked).toEqual([
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
    await iam.rights.find([question(STOP)]);

    expect(iam.rights.isRefused(question(STOP, { region: 'us-east-1' }))).toBe(false);
    expect(iam.rights.isRefused(question(STOP, { accountId: '333333333333' }))).toBe(false);
    expect(iam.rights.isRefused(question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) }))).toBe(false);
    expect(refusals(`${STOP}0`)).toEqual([false]);
  });

  it('refuses a command of which one part is denied, and none of which a part is not known', async () => {
    iam.requestsOf = (line) =>
      line === 'both'
        ? [aRequest('ec2:RebootInstances'), aRequest('ec2:StopInstances')]
        : [aRequest('ec2:StopInstances', `arn:aws:ec2:${UNKNOWN_TEXT}`), aRequest('ec2:RebootInstances')];
    await iam.rights.find([question('both'), question('part')]);

    expect(refusals('both', 'part')).toEqual([true, false]);
  });

  it('refuses what reads a log group only where both ways to write its ARN are denied', async () => {
    const group = 'arn:aws:logs:eu-west-1:222222222222:log-group:/ecs/';
    iam.requestsOf = (line) => [aRequest('logs:FilterLogEvents', `${group}${line}${UNKNOWN_TEXT}`)];
    iam.answer = ({ resource }) => (resource.includes('secret') || !resource.endsWith('log-stream:') ? 'denied' : 'allowed');
    await iam.rights.find([question('web'), question('secret')]);

    expect(refusals('web', 'secret')).toEqual([false, true]);
  });

  it.each<SimulatedVerdict>(['allowed', 'undetermined'])('leaves what is %s', async (verdict) => {
    iam.answer = () => verdict;
    await iam.rights.find([question(STOP)]);

    expect(refusals(STOP)).toEqual([false]);
  });

  it('asks once for all who ask at the same time, and not again for five minutes', async () => {
    await Promise.all([iam.rights.find([question(STOP)]), iam.rights.find([question(STOP)])]);
    iam.now += 5 * 60_000 - 1;

    expect(iam.rights.find([question(STOP)])).toBeUndefined();
    expect(iam.asked).toHaveLength(1);
  });

  it('asks anew behind the back of what is old, which serves meanwhile and not for ever', async () => {
    await iam.rights.find([question(STOP)]);
    iam.now += 5 * 60_000;
    iam.answer = () => 'unreachable';

    expect(iam.rights.find([question(STOP)])).toBeUndefined();
    await settle();
    expect(iam.asked).toHaveLength(2);
    expect(refusals(STOP)).toEqual([true]);
    iam.now += 5 * 60_000;
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
    iam.answer = () => why;
    iam.own = { ...OWN, accountId: '999999999999' };
    await iam.rights.find([question(STOP)]);
    expect(refusals(STOP)).toEqual([false]);

    iam.answer = () => 'denied';
    expect(iam.rights.find([question(REBOOT)])).toBeUndefined();
    await iam.rights.find([question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) })]);
    expect(iam.asked).toHaveLength(2);
    iam.now += pauseMs;
    await iam.rights.find([question(REBOOT)]);
    expect(refusals(REBOOT)).toEqual([true]);
  });

  it('lets one question go ahead until it is known that IAM answers, so that one alone is refused', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    iam.gate = promise;
    iam.answer = () => 'refused';
    iam.own = { ...OWN, accountId: '999999999999' };
    const waiting = iam.rights.find([question(STOP)]);
    await settle();

    expect(iam.rights.find([question(REBOOT)])).toBeUndefined();
    expect(iam.rights.find([question(REBOOT, { region: 'us-east-1' })])).toBeUndefined();
    resolve();
    await waiting;
    expect(iam.rights.find([question(REBOOT)])).toBeUndefined();
    expect(iam.asked).toHaveLength(1);
  });

  it('asks ever less often where nobody answers, and as before once somebody does', async () => {
    iam.answer = () => 'unreachable';
    for (const [index, minutes] of [1, 2, 4, 8, 16, 32, 60, 60].entries()) {
      await iam.rights.find([question(STOP)]);
      expect(iam.asked).toHaveLength(index + 1);
      iam.now += minutes * 60_000 - 1;
      expect(iam.rights.find([question(STOP)])).toBeUndefined();
      iam.now += 1;
    }
    iam.answer = () => 'allowed';
    await iam.rights.find([question(STOP)]);

    iam.answer = () => 'unreachable';
    await iam.rights.find([question(REBOOT)]);
    iam.now += 60_000;
    expect(iam.rights.find([question(REBOOT)])).toBeDefined();
  });

  it('goes on with other commands where IAM does not take one', async () => {
    iam.answer = ({ action }) => (action === 'ec2:RebootInstances' ? 'bad-input' : 'denied');
    await iam.rights.find([question(REBOOT)]);
    await iam.rights.find([question(STOP)]);

    expect(refusals(REBOOT, STOP)).toEqual([false, true]);
    expect(iam.rights.find([question(REBOOT)])).toBeUndefined();
  });

  it("asks with the machine's own credentials where the role may not be asked with itself and is of their account", async () => {
    iam.answer = (_request, { place }) => (place.account === undefined ? 'denied' : 'refused');
    iam.own = OWN;
    await iam.rights.find([question(STOP)]);

    expect(iam.asked.map(({ place, principalArn }) => [place.account, principalArn])).toEqual([
      [account, account.roleArn],
      [undefined, account.roleArn],
    ]);
    expect(refusals(STOP)).toEqual([true]);

    await iam.rights.find([question(REBOOT)]);
    expect(iam.asked.slice(2).map(({ place }) => place.account)).toEqual([undefined]);
    iam.own = { ...OWN, accountId: '999999999999' };
    await iam.rights.find([question(STOP, { configuration: aChannelConfiguration({ configurationName: 'dev' }) })]);
    expect(iam.asked).toHaveLength(4);
  });

  it("waits a little where it is not known yet whose the machine's own credentials are", async () => {
    iam.answer = (_request, { place }) => (place.account === undefined ? 'denied' : 'refused');
    await iam.rights.find([question(STOP)]);
    expect(iam.rights.find([question(STOP)])).toBeUndefined();

    iam.own = OWN;
    iam.now += 5_000;
    await iam.rights.find([question(STOP)]);
    expect(iam.asked.map(({ place }) => place.account)).toEqual([account, undefined]);
    expect(refusals(STOP)).toEqual([true]);
  });

  it("asks of the machine's own user where the channel has no role", async () => {
    iam.needs = {};
    iam.own = OWN;
    await iam.rights.find([question(STOP)]);

    expect(iam.asked).toMatchObject([{ principalArn: `arn:aws:iam::${ACCOUNT}:user/signalbox` }]);
    expect(refusals(STOP)).toEqual([true]);
  });

  it('asks nobody where people have roles of their own, where nobody can be asked about, and about what does not get to AWS', async () => {
    iam.hasOwnRoles = true;
    await iam.rights.find([question(STOP)]);
    iam.hasOwnRoles = false;
    iam.needs = {};
    await iam.rights.find([question(STOP, { accountId: '333333333333' })]);
    iam.needs = undefined;
    await iam.rights.find([question(STOP, { accountId: '444444444444' })]);

    expect(iam.asked).toEqual([]);
    expect(refusals(STOP)).toEqual([false]);
  });

  it('lets notifications wait two seconds at most, in a row not at all, and knows the answer when it comes', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    iam.gate = promise;
    const waiting = iam.rights.find([question(STOP)]);
    await settle();
    iam.now += 2_000;
    for (const callback of iam.timers) callback();
    await waiting;
    expect(refusals(STOP)).toEqual([false]);
    expect(iam.rights.find([question(REBOOT)])).toBeUndefined();

    resolve();
    await settle();
    expect(refusals(STOP)).toEqual([true]);
  });

  it('lets nobody wait in a storm, and asks about fifty commands at a time and no more', async () => {
    const lines = Array.from({ length: 51 }, (_, index) => `${STOP}${index}`);
    expect(iam.rights.find(lines.map((line) => question(line)))).toBeUndefined();
    await settle();

    expect(refusals(...lines).filter((isRefused) => isRefused)).toHaveLength(50);
    await iam.rights.find(lines.map((line) => question(line)));
    expect(refusals(...lines)).not.toContain(false);
  });

  it('never rejects, and takes no button away where something breaks', async () => {
    iam.requestsOf = () => {
      throw new Error('broken');
    };
    await iam.rights.find([question(STOP)]);

    expect(refusals(STOP)).toEqual([false]);
    expect(iam.rights.find([question(STOP)])).toBeUndefined();
  });
});

describe('forget', () => {
  it('forgets answers and obstacles, and what is asked under the rules of before', async () => {
    await iam.rights.find([question(STOP)]);
    iam.rights.forget();
    expect(refusals(STOP)).toEqual([false]);

    const { promise, resolve } = Promise.withResolvers<void>();
    iam.gate = promise;
    const asking = iam.rights.find([question(STOP)]);
    await settle();
    iam.rights.forget();
    resolve();
    await asking;
    expect(refusals(STOP)).toEqual([false]);

    iam.answer = () => 'refused';
    await iam.rights.find([question(STOP)]);
    iam.rights.forget();
    iam.answer = () => 'denied';
    await iam.rights.find([question(STOP)]);
    expect(refusals(STOP)).toEqual([true]);
  });
});
