import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../domain/audit-event.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { CONFIRMATION_LIFETIME_MS } from './confirm/request-confirmation.ts';
import { DECISION_MAX_AGE_MS } from './authorize/grant-command.ts';
import { PREVIEW_TIMEOUT_MS } from './preview/preview-command.ts';
import { recoverCommands } from './recover-commands.ts';
import { aGuardrail, ben, openCommandsFlow, PATIENCE_MS, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const READS = 'aws ec2 describe-instances\naws ec2 describe-vpcs --region us-west-2\naws s3api list-buckets';
const CHANGES = [
  'aws ec2 stop-instances --instance-ids i-1',
  'aws ec2 describe-instances --instance-ids i-1',
  'aws ec2 start-instances --instance-ids i-1 --region us-west-2',
].join('\n');

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

function codeOn(card: string): string {
  return /@aws confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? `no code on: ${card}`;
}

function operations(): readonly string[] {
  return flow.calls.map(({ operation }) => operation);
}

/** Lets AWS refuse one operation. */
function refuseOperation(refused: string): void {
  flow.surroundings.answer = async ({ operation }) =>
    operation === refused
      ? {
          status: 'failed',
          failure: { kind: 'service-error', code: 'IncorrectState', message: 'no', statusCode: 400, isThrottled: false },
        }
      : { status: 'succeeded', output: {}, truncatedMembers: [] };
}

async function eventsOf(...kinds: readonly AuditEvent['kind'][]): Promise<readonly AuditEvent[]> {
  return (await flow.auditEvents()).filter(({ kind }) => kinds.includes(kind));
}

async function askForChanges(text = CHANGES): Promise<string> {
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
  return codeOn(await flow.say(text));
}

describe('several commands that read', () => {
  it('run one after the other in their order, each in its Region', async () => {
    const answer = await flow.say(READS);

    expect(flow.calls.map(({ operation, region }) => `${operation} ${region}`)).toEqual([
      'DescribeInstances eu-central-1',
      'DescribeVpcs us-west-2',
      'ListBuckets eu-central-1',
    ]);
    expect(answer).toContain('3 commands: all done');
    expect(answer).toMatch(/1\. [\s\S]*ec2 describe-instances[\s\S]*2\. [\s\S]*ec2 describe-vpcs[\s\S]*3\. [\s\S]*s3api list-buckets/);
  });

  it('are one command on record, with a line of the log for each and its position', async () => {
    await flow.say(READS);

    await expect(flow.auditKinds()).resolves.toEqual([
      'command.received',
      ...[1, 2, 3].flatMap(() => ['command.executing', 'command.succeeded']),
    ]);
    const events = await eventsOf('command.executing', 'command.succeeded');
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(1);
    expect(events.map(({ detail }) => [detail['operation'], detail['position'], detail['of']])).toEqual(
      ['DescribeInstances', 'DescribeVpcs', 'ListBuckets'].flatMap((operation, position) => [
        [operation, position + 1, 3],
        [operation, position + 1, 3],
      ]),
    );
    await expect(flow.commandsAt('succeeded')).resolves.toHaveLength(1);
    expect([...flow.ended]).toEqual([['succeeded', 3]]);
  });

  it('stop at the first that fails, and say so', async () => {
    refuseOperation('DescribeVpcs');

    const answer = await flow.say(READS);

    expect(operations()).toEqual(['DescribeInstances', 'DescribeVpcs']);
    expect(answer).toContain('1 of 3 commands done, then one was not');
    expect(answer).toContain('1 more was not run, because command 2 did not end as asked.');
    await expect(flow.commandsAt('failed')).resolves.toHaveLength(1);
    await expect(eventsOf('command.failed')).resolves.toMatchObject([{ detail: { operation: 'DescribeVpcs', position: 2, of: 3 } }]);
  });

  it('say that an outcome is not on record, and run no other', async () => {
    flow.surroundings.answer = async () => {
      flow.store.failOn(1);
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };

    const answer = await flow.say(READS);

    expect(operations()).toEqual(['DescribeInstances']);
    expect(answer).toContain('Outcome not recorded');
    expect(answer).toContain('2 more were not run');
  });

  it('are answered as far as they ran where the next cannot be written', async () => {
    flow.surroundings.answer = async () => {
      flow.store.failOn(2);
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };

    const answer = await flow.say(READS);

    expect(operations()).toEqual(['DescribeInstances']);
    expect(answer).toContain('1 of 3 commands done, then one was not');
    expect(answer).toContain('Not run');
    await expect(eventsOf('command.succeeded')).resolves.toHaveLength(1);
  });
});

describe('several commands of which one is refused', () => {
  it.each([
    ['what never runs', 'aws ec2 describe-vpcs\naws iam list-users\naws ec2 describe-instances', 'iam list-users is not allowed here'],
    [
      'what only changes may do',
      'aws ec2 describe-vpcs\naws ec2 stop-instances --instance-ids i-1',
      'ec2 stop-instances is not allowed here',
    ],
    ['what is no command', 'aws ec2 describe-vpcs\naws ec2 describe-nothing', 'There is no such command'],
    ['what lacks something', 'ec2 describe-vpcs\nec2 stop-instances', 'Something is missing'],
  ])('run none, and say which: %s', async (_, text, refusal) => {
    const answer = await flow.say(text);

    expect(flow.calls).toEqual([]);
    expect(answer).toContain(refusal);
    expect(answer).toMatch(/This is about command 2 of \d\. None of them was run\./);
    await expect(flow.commandsAt('answered')).resolves.toHaveLength(1);
  });

  it('run none where one of them waits', async () => {
    const answer = await flow.say('aws ec2 describe-instances\naws ec2 wait instance-running --instance-ids i-1');

    expect(answer).toContain('A command that waits stands alone');
    expect(answer).toContain('ec2 wait instance-running --instance-ids i-1');
    expect([flow.calls, flow.begun]).toEqual([[], []]);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.rejected']);
  });

  it('run none where they are too many', async () => {
    const answer = await flow.say(Array.from({ length: 11 }, () => 'aws ec2 describe-vpcs').join('\n'));

    expect(flow.calls).toEqual([]);
    expect(answer).toContain('A message has at most 10 commands; this one has 11.');
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.rejected']);
  });
});

describe('several commands of which some change something', () => {
  it('wait on one card that lists all of them', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));

    const card = await flow.say(CHANGES);

    expect(flow.calls).toEqual([]);
    expect(card).toContain('Confirm 3 commands?');
    expect(card).toContain('2 of them change something. None has been run yet.');
    expect(card).toContain('1. ec2 stop-instances (changes something, eu-central-1)');
    expect(card).toContain('2. ec2 describe-instances (only reads, eu-central-1)');
    expect(card).toContain('3. ec2 start-instances (changes something, us-west-2)');
    expect(card).toContain('aws ec2 start-instances --instance-ids i-1 --region us-west-2');
    await expect(eventsOf('command.confirmation-requested')).resolves.toMatchObject([
      { detail: { commands: [{ position: 1, of: 3 }, { position: 2 }, { position: 3, operation: 'StartInstances' }] } },
    ]);
  });

  it('tell on the card what each names as it is, and what AWS would say', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
    flow.surroundings.answerLookUp = async ({ params, region }) =>
      params['DryRun'] === true
        ? {
            status: 'failed',
            failure: { kind: 'service-error', code: 'DryRunOperation', message: '', statusCode: 412, isThrottled: false },
          }
        : {
            status: 'succeeded',
            output: {
              Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Name: region === 'us-west-2' ? 'stopped' : 'running' } }] }],
            },
            truncatedMembers: [],
          };

    const card = await flow.say(CHANGES);

    expect(card).toMatch(/1\. ec2 stop-instances[\s\S]*i-1 · 🟢 running[\s\S]*would allow it[\s\S]*2\. ec2 describe-instances/);
    expect(card).toMatch(/3\. ec2 start-instances[\s\S]*i-1 · ⚪ stopped[\s\S]*would allow it/);
    expect(flow.lookUps.map(({ operation, region }) => `${operation} ${region}`).toSorted()).toEqual([
      'DescribeInstances eu-central-1',
      'DescribeInstances us-west-2',
      'StartInstances us-west-2',
      'StopInstances eu-central-1',
    ]);
    expect(flow.calls).toEqual([]);
  });

  it('wait on their card though nothing could be looked at in time', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
    const asked = Promise.withResolvers<undefined>();
    flow.surroundings.answerLookUp = () => {
      asked.resolve(undefined);
      return new Promise<never>(() => {});
    };

    const said = flow.say(CHANGES);
    await asked.promise;
    flow.expire(PREVIEW_TIMEOUT_MS);

    expect(await said).toContain('What the command names could not be looked at in time.');
  });

  it('run in order on one word, each where the card said', async () => {
    const code = await askForChanges();
    // What has become of the default Region meanwhile does not count.
    flow.surroundings.rules = { ...rulesWith(aGuardrail('ops', {})), defaultRegion: 'ap-south-1' };

    const answer = await flow.say(`confirm ${code}`);

    expect(flow.calls.map(({ operation, region }) => `${operation} ${region}`)).toEqual([
      'StopInstances eu-central-1',
      'DescribeInstances eu-central-1',
      'StartInstances us-west-2',
    ]);
    expect(answer).toContain('3 commands: all done');
    await expect(eventsOf('command.confirmed')).resolves.toHaveLength(1);
    expect(flow.updates.join('\n')).toContain('Ana confirmed');
  });

  it('stop at the first that fails, and say what ran', async () => {
    const code = await askForChanges();
    refuseOperation('StopInstances');

    const answer = await flow.say(`confirm ${code}`);

    expect(operations()).toEqual(['StopInstances']);
    expect(answer).toContain('0 of 3 commands done, then one was not');
    expect(answer).toContain('2 more were not run, because command 1 did not end as asked.');
  });

  it('run once, however often they are confirmed', async () => {
    const code = await askForChanges();

    await Promise.all([flow.say(`confirm ${code}`), flow.say(`confirm ${code}`)]);
    await flow.say(`confirm ${code}`);

    expect(operations()).toEqual(['StopInstances', 'DescribeInstances', 'StartInstances']);
  });

  it('run on nobody else’s word, not too late, and not once cancelled', async () => {
    const code = await askForChanges();
    await expect(flow.say(`confirm ${code}`, { person: ben })).resolves.toContain('Not yours to answer');
    await expect(flow.say(`cancel ${code}`)).resolves.toContain('Cancelled');
    const other = await askForChanges();
    flow.advance(CONFIRMATION_LIFETIME_MS);
    await expect(flow.say(`confirm ${other}`)).resolves.toContain('Too late');

    expect(flow.calls).toEqual([]);
  });

  it('run none where one is not allowed any more', async () => {
    const code = await askForChanges();
    flow.surroundings.rules = rulesWith(aGuardrail('ops', { Action: ['ec2:StopInstances', 'ec2:Describe*'] }));

    const answer = await flow.say(`confirm ${code}`);

    expect(flow.calls).toEqual([]);
    expect(answer).toContain('ec2 start-instances is not allowed here');
    expect(answer).toContain('command 3 of 3');
  });

  it('run none in another account than that of the card', async () => {
    const code = await askForChanges();
    flow.surroundings.account = { kind: 'account', accountId: '999999999999', callerArn: 'arn:aws:iam::999999999999:user/x' };

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('another account');
    expect(flow.calls).toEqual([]);
  });

  it('are decided anew where the ones before took long', async () => {
    const code = await askForChanges();
    flow.surroundings.answer = async () => {
      flow.advance(DECISION_MAX_AGE_MS + 1);
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('3 commands: all done');
  });

  it('stop where the rules change on the way', async () => {
    const code = await askForChanges();
    flow.surroundings.answer = async () => {
      flow.surroundings.rules = rulesWith();
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };

    const answer = await flow.say(`confirm ${code}`);

    expect(operations()).toEqual(['StopInstances', 'DescribeInstances']);
    expect(answer).toContain('ec2 start-instances is not allowed here');
    await expect(flow.commandsAt('failed')).resolves.toHaveLength(1);
    await expect(eventsOf('command.denied')).resolves.toMatchObject([{ detail: { position: 3, of: 3 } }]);
  });

  it('leave no secret on the card', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));

    const card = await flow.say(
      'aws ec2 describe-vpcs\naws rds modify-db-instance --db-instance-identifier d --master-user-password hunter2hunter2',
    );

    expect(card).not.toContain('hunter2hunter2');
    const cancelled = await flow.say(`cancel ${codeOn(card)}`);
    expect(cancelled).toContain('rds modify-db-instance');
    expect(cancelled).not.toContain('hunter2hunter2');
  });
});

describe('several commands that a restart interrupts', () => {
  it.each([
    ['', false],
    [', also once they go on in the background', true],
  ])('are told of with what was done and what was not%s', async (_, isInBackground) => {
    const code = await askForChanges();
    const { promise: never } = Promise.withResolvers<never>();
    flow.surroundings.answer = ({ operation }) =>
      operation === 'DescribeInstances' ? never : Promise.resolve({ status: 'succeeded', output: {}, truncatedMembers: [] });
    const called = Promise.withResolvers<undefined>();
    const { answer } = flow.surroundings;
    flow.surroundings.answer = (call) => {
      if (call.operation === 'DescribeInstances') called.resolve(undefined);
      return answer(call);
    };
    const said = flow.say(`confirm ${code}`);
    await called.promise;
    if (isInBackground) {
      flow.expire(PATIENCE_MS);
      await said;
    }

    const { interrupted } = await recoverCommands(flow.context);

    expect(interrupted.map(({ answer: told }) => renderPlainText(told))).toEqual([
      expect.stringContaining('Signalbox was at command 2 of 3: those before it were done, those behind it were not run.'),
    ]);
    await expect(eventsOf('command.outcome-unknown')).resolves.toMatchObject([{ detail: { position: 2, of: 3, end: 'restarted' } }]);
    await expect(flow.commandsAt('outcome-unknown')).resolves.toHaveLength(1);
  });
});
