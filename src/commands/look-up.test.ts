import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PREVIEW_TIMEOUT_MS } from './preview/preview-command.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const STOP = 'ec2 stop-instances --instance-ids i-1 --region eu-west-1';
const DRY = { InstanceIds: ['i-1'], DryRun: true };

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
});
afterEach(() => flow.close());

describe('a card', () => {
  it('shows what the command names, as the channel may read it, and what AWS would say', async () => {
    flow.surroundings.answerLookUp = async ({ params }) =>
      params['DryRun'] === true
        ? { status: 'failed', failure: { kind: 'service-error', code: 'DryRunOperation', message: 'Request would have succeeded' } }
        : {
            status: 'succeeded',
            output: { Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name: 'running' } }] }] },
            truncatedMembers: [],
          };

    const card = await flow.say(STOP);

    expect(card).toContain('i-1 · 🟢 running');
    expect(card).toContain('Tried with --dry-run: AWS would allow it.');
    expect(flow.lookUps).toMatchObject([
      { operation: 'DescribeInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-west-1', credentials: 'ambient' },
      { operation: 'StopInstances', params: DRY, region: 'eu-west-1' },
    ]);
    expect(flow.calls).toEqual([]);
  });

  it('has its look-ups on record, as reads of whoever asked', async () => {
    await flow.say(STOP);

    await expect(flow.lookUpEvents()).resolves.toMatchObject([
      { person: { userId: 'web:ana' }, detail: { operation: 'DescribeInstances', verdict: 'allowed', isMutating: false } },
      { person: { userId: 'web:ana' }, detail: { operation: 'StopInstances', params: DRY, verdict: 'allowed', isMutating: false } },
    ]);
    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toHaveLength(1);
  });

  it('shows nothing that the channel may not read', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', { Action: ['ec2:StopInstances'] }));

    const card = await flow.say(STOP);

    expect(card).toContain('could not be looked at: this channel may not read it.');
    expect(card).toContain('@aws confirm');
    expect(flow.lookUps.map(({ operation }) => operation)).toEqual(['StopInstances']);
  });

  it('comes in time, whatever AWS does, and nothing is sent after that', async () => {
    const asked = Promise.withResolvers<void>();
    flow.surroundings.answerLookUp = () => {
      asked.resolve();
      return new Promise(() => {});
    };
    const card = flow.say(STOP);
    await asked.promise;
    flow.expire(PREVIEW_TIMEOUT_MS);

    await expect(card).resolves.toContain('What the command names could not be looked at in time.');
    await expect(card).resolves.toContain('@aws confirm');
  });

  it('comes also where a look-up could not be put on record, and then nothing is looked up', async () => {
    // The first is its arrival, the second remembers the Region.
    flow.store.failOn(3, 4);

    await expect(flow.say(STOP)).resolves.toContain('@aws confirm');
    expect(flow.lookUps).toEqual([]);
  });

  it('makes no look-ups where the command is denied', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('reads', { Action: ['ec2:Describe*'] }));

    await expect(flow.say(STOP)).resolves.toContain('not allowed here');
    expect(flow.lookUps).toEqual([]);
  });
});

describe('a command with --dry-run', () => {
  it('is run without a confirmation, and changes nothing', async () => {
    await flow.say(`${STOP} --dry-run`);

    expect(flow.calls).toMatchObject([{ operation: 'StopInstances', params: DRY }]);
  });

  it('is denied where the change is', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('reads', { Action: ['ec2:Describe*'] }));

    await expect(flow.say(`${STOP} --dry-run`)).resolves.toContain('not allowed here');
    expect(flow.calls).toEqual([]);
  });
});
