import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Watch } from '../domain/watch.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import type { CommandsPipelineOptions } from './pipeline.ts';
import { newWatchMemory, pollWatch, type PollContext, type WatchMemory } from './poll-watch.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';
import { TROUBLES_MAX, WATCH_MAX_MS, WATCHES_PER_CHANNEL_MAX, WATCHES_PER_PERSON_MAX } from './watch/watch-limits.ts';

type Outcome = Awaited<ReturnType<CommandsPipelineOptions['invoker']['invoke']>>;

const WAIT = 'ec2 wait instance-running --instance-ids i-1';

let flow: CommandsFlow;
let memory: WatchMemory;
let shown: string[];
let announced: string[];
let polling: PollContext;

beforeEach(async () => {
  flow = await openCommandsFlow();
  memory = newWatchMemory();
  shown = [];
  announced = [];
  polling = {
    context: flow.context,
    ask: flow.askAgain,
    show: (_watch, message) => shown.push(renderPlainText(message)),
    async announce(_watch, message) {
      announced.push(renderPlainText(message));
    },
  };
});
afterEach(() => flow.close());

function instances(...states: readonly string[]): Outcome {
  const Instances = states.map((Name) => ({ State: { Name } }));
  return { status: 'succeeded', output: { Reservations: [{ Instances }] }, truncatedMembers: [] };
}

function refusal(code: string, httpStatusCode = 400): Outcome {
  return { status: 'failed', failure: { kind: 'service-error', code, message: 'no', httpStatusCode } };
}

function answerWith(outcome: Outcome): void {
  flow.surroundings.answer = async () => outcome;
}

async function begin(text = WAIT): Promise<Watch> {
  await flow.say(text);
  const watch = flow.begun.at(-1);
  if (watch === undefined) throw new Error(`${text} began nothing`);
  return watch;
}

function poll(watch: Watch): Promise<number | undefined> {
  return pollWatch(watch.id, memory, polling);
}

async function statusOf({ id }: Watch): Promise<Watch['status'] | undefined> {
  return (await flow.store.records.watches.find(id))?.status;
}

describe('a command that waits', () => {
  it('is answered at once with what stops it, and is on record', async () => {
    const answer = await flow.say(WAIT);

    expect(answer).toContain('Waiting for ec2 instance-running');
    expect(answer).toMatch(/@aws stop [A-Z0-9]{6}/);
    expect(flow.calls).toEqual([]);
    await expect(flow.auditEvents()).resolves.toMatchObject([
      { kind: 'command.received' },
      { kind: 'watch.started', detail: { request: WAIT, region: 'eu-central-1', accountId: '123456789012' } },
    ]);
    await expect(flow.store.records.watches.listRunning()).resolves.toMatchObject([{ subject: { commandText: WAIT }, status: 'running' }]);
  });

  it('is denied where what it asks is denied', async () => {
    flow.surroundings.rules = undefined;

    await expect(flow.say(WAIT)).resolves.toContain('not allowed here');
    expect(flow.begun).toEqual([]);
  });

  it('is refused where what it asks is not surely harmless', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));

    await expect(flow.say('lambda wait function-active-v2 --function-name a')).resolves.toContain('not surely harmless');
    expect(flow.begun).toEqual([]);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.rejected']);
  });

  it('is refused to a person who waits for as much as may be', async () => {
    for (let count = 0; count < WATCHES_PER_PERSON_MAX; count += 1) await flow.say(WAIT);

    await expect(flow.say(WAIT)).resolves.toContain('as many things as one person may');
    await expect(flow.say(WAIT, { person: ben })).resolves.toContain('Waiting for');
    await expect(flow.commandsAt('received')).resolves.toEqual([]);
  });

  it('is refused in a channel where as much is waited for as may be', async () => {
    for (let count = 0; count < WATCHES_PER_CHANNEL_MAX; count += 1) {
      await flow.say(WAIT, { person: { userId: `web:${count}`, displayName: 'Somebody' } });
    }

    await expect(flow.say(WAIT)).resolves.toContain('in this channel');
    const channel = { platform: 'web', workspaceId: '', channelId: 'other' } as const;
    await expect(flow.say(WAIT, { channel })).resolves.toContain('Waiting for');
  });
});

describe('pollWatch', () => {
  it('asks again until it is so, with a permission of its own each time, and tells in a message of its own', async () => {
    const watch = await begin();
    answerWith(instances('pending'));
    await expect(poll(watch)).resolves.toBe(15_000);
    flow.advance(15_000);
    answerWith(instances('running'));
    await expect(poll(watch)).resolves.toBeUndefined();

    expect(flow.calls).toMatchObject([
      { operation: 'DescribeInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-central-1' },
      { operation: 'DescribeInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-central-1' },
    ]);
    expect(shown).toEqual([expect.stringContaining('pending'), expect.stringContaining('ec2 instance-running: done')]);
    expect(shown[1]).not.toContain('stop');
    expect(announced).toEqual([expect.stringContaining('ec2 instance-running: done')]);
    expect(announced[0]).toContain(`Ana asked for this`);
    expect(announced[0]).toContain('15 s');
    await expect(flow.auditEvents()).resolves.toMatchObject([
      { kind: 'command.received' },
      { kind: 'watch.started' },
      { kind: 'watch.changed', detail: { state: 'pending' } },
      { kind: 'watch.ended', detail: { end: 'succeeded', state: 'running' } },
    ]);
    await expect(statusOf(watch)).resolves.toBe('succeeded');
  });

  it('says so where it cannot come any more', async () => {
    const watch = await begin();
    answerWith(instances('terminated'));
    await poll(watch);

    expect(announced[0]).toContain('ec2 instance-running: failed');
    expect(announced[0]).toContain('terminated');
    await expect(statusOf(watch)).resolves.toBe('failed');
  });

  it('leaves the message alone while nothing changes, but for once a minute', async () => {
    const watch = await begin();
    answerWith(instances('pending'));
    for (let round = 0; round < 9; round += 1) {
      await poll(watch);
      flow.advance(15_000);
    }

    expect(shown).toHaveLength(3);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'watch.started', 'watch.changed']);
  });

  it('ends after an hour, and asks no more', async () => {
    const watch = await begin();
    answerWith(instances('pending'));
    flow.advance(WATCH_MAX_MS - 1000);
    await expect(poll(watch)).resolves.toBe(1000);
    flow.advance(1000);
    await expect(poll(watch)).resolves.toBeUndefined();

    expect(flow.calls).toHaveLength(1);
    expect(announced[0]).toContain('not within an hour');
    await expect(statusOf(watch)).resolves.toBe('timed-out');
  });

  it('ends where the rules of the channel have changed', async () => {
    const watch = await begin();
    flow.surroundings.rules = undefined;
    await expect(poll(watch)).resolves.toBeUndefined();

    expect(flow.calls).toEqual([]);
    expect(announced[0]).toContain('may not be looked at any more');
    await expect(flow.auditEvents()).resolves.toContainEqual(
      expect.objectContaining({ kind: 'watch.ended', detail: expect.objectContaining({ end: 'refused' }) }),
    );
  });

  it('ends where commands reach another account', async () => {
    const watch = await begin();
    flow.surroundings.account = { kind: 'demo', accountId: '123456789012', reason: 'none found' };
    await poll(watch);

    expect(flow.calls).toEqual([]);
    expect(announced[0]).toContain('Commands reach another account now.');
  });

  it('goes on in its Region, whatever the default has become', async () => {
    const watch = await begin();
    flow.surroundings.rules = { ...rulesWith(), defaultRegion: 'us-west-2' };
    answerWith(instances('pending'));
    await poll(watch);

    expect(flow.calls).toMatchObject([{ region: 'eu-central-1' }]);
  });

  it('bears some failures in a row, and ends after too many', async () => {
    const watch = await begin();
    answerWith(refusal('InternalError', 500));
    for (let round = 1; round < TROUBLES_MAX; round += 1) await expect(poll(watch)).resolves.toBeGreaterThan(0);
    answerWith(instances('pending'));
    await poll(watch);
    answerWith(refusal('InternalError', 500));
    for (let round = 1; round < TROUBLES_MAX; round += 1) await expect(poll(watch)).resolves.toBeGreaterThan(0);
    await expect(poll(watch)).resolves.toBeUndefined();

    expect(announced[0]).toContain('AWS gives no answer of use');
    expect(announced[0]).toContain('InternalError: no');
    await expect(statusOf(watch)).resolves.toBe('broken');
  });

  it('ends at once where AWS does not let it ask', async () => {
    const watch = await begin();
    answerWith(refusal('UnauthorizedOperation', 403));
    await expect(poll(watch)).resolves.toBeUndefined();

    await expect(statusOf(watch)).resolves.toBe('broken');
  });

  it('leaves AWS alone for longer and longer where it asks for that, and is back when it answers', async () => {
    const watch = await begin();
    answerWith(refusal('RequestLimitExceeded', 503));
    const pauses = [];
    for (let round = 0; round < 8; round += 1) pauses.push(await poll(watch));
    answerWith(instances('pending'));
    pauses.push(await poll(watch));

    expect(pauses).toEqual([10_000, 20_000, 40_000, 80_000, 120_000, 120_000, 120_000, 120_000, 15_000]);
  });

  it('asks no oftener than every five seconds', async () => {
    const watch = await begin('ecr wait image-scan-complete --repository-name a --image-id imageTag=b');
    answerWith({ status: 'succeeded', output: { imageScanStatus: { status: 'IN_PROGRESS' } }, truncatedMembers: [] });

    await expect(poll(watch)).resolves.toBe(5_000);
  });

  it('shows nothing of a secret', async () => {
    await flow.say('ec2 wait instance-running --filters Name=tag:token,Values=AKIAIOSFODNN7EXAMPLE');
    const watch = flow.begun[0];
    answerWith(instances('running'));
    await poll(watch ?? (await begin()));

    expect(JSON.stringify([shown, announced, await flow.auditEvents()])).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });
});

describe('stop', () => {
  it('ends a watch, for whoever began it', async () => {
    const watch = await begin();

    await expect(flow.say(`stop ${watch.code}`, { person: ben })).resolves.toContain('Only Ana');
    await expect(flow.say(`stop ${watch.code}`)).resolves.toContain('Stopped waiting for ec2 instance-running');
    await expect(poll(watch)).resolves.toBeUndefined();

    expect(flow.updates).toEqual([expect.not.stringContaining('@aws stop')]);
    expect(flow.calls).toEqual([]);
    expect(announced).toEqual([]);
    await expect(statusOf(watch)).resolves.toBe('stopped');
    await expect(flow.auditKinds()).resolves.toContain('watch.ended');
    await expect(flow.say(`stop ${watch.code}`)).resolves.toContain('Nothing to stop');
  });

  it('is not undone by a round that was under way', async () => {
    const watch = await begin();
    answerWith(instances('pending'));
    await poll(watch);
    flow.advance(60_000);
    flow.surroundings.answer = async () => {
      await flow.say(`stop ${watch.code}`);
      return instances('pending');
    };
    await poll(watch);

    expect(shown).toHaveLength(1);
    await expect(poll(watch)).resolves.toBeUndefined();
  });

  it('counts where AWS is being asked', async () => {
    const watch = await begin();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Outcome>();
    flow.surroundings.answer = () => {
      asked.resolve();
      return answer.promise;
    };
    const round = poll(watch);
    await asked.promise;
    await flow.say(`stop ${watch.code}`);
    answer.resolve(instances('running'));

    await expect(round).resolves.toBeUndefined();
    expect(announced).toEqual([]);
    await expect(statusOf(watch)).resolves.toBe('stopped');
  });
});
