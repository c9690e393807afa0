import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandRecord } from '../domain/command-record.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { COMMANDS_UNDER_WAY_MAX } from './commands-under-way.ts';
import { CONFIRMATION_LIFETIME_MS } from './confirm/request-confirmation.ts';
import { ACCOUNT, aGuardrail, ana, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const READ = 'ec2 describe-instances';
const CHANGE = 'ec2 stop-instances --instance-ids i-0123456789abcdef0';
const ALL = aGuardrail('ops', { Sid: 'Everything' });

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

/** The code on a card. */
function codeOn(card: string): string {
  return /@aws confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? `no code on: ${card}`;
}

/** Lets the channel change things, and asks for a change. */
async function askForChange(text = CHANGE): Promise<string> {
  flow.surroundings.rules = rulesWith(ALL);
  return codeOn(await flow.say(text));
}

async function statuses(): Promise<readonly CommandRecord['status'][]> {
  const ids = [...new Set((await flow.auditEvents()).flatMap(({ commandId = '' }) => commandId))];
  const records = await Promise.all(ids.map((id) => flow.store.records.commands.find(id)));
  return records.flatMap((record) => (record === undefined ? [] : [record.status]));
}

describe('a command that reads', () => {
  it('runs at once, and its answer says where', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Code: 16, Name: 'running' } }] }] },
      truncatedMembers: [],
    });

    const answer = await flow.say(READ);

    expect(answer).toContain('ec2 describe-instances: 1 instance');
    expect(answer).toContain('account 123456789012 · eu-central-1');
    expect(flow.calls).toMatchObject([
      { service: 'ec2', operation: 'DescribeInstances', params: {}, region: 'eu-central-1', credentials: 'ambient' },
    ]);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.executing', 'command.succeeded']);
    await expect(statuses()).resolves.toEqual(['succeeded']);
    expect([...flow.ended]).toEqual([['succeeded', 1]]);
  });

  it('goes to the Region that it names, else to that of the channel', async () => {
    await flow.say(READ);
    await flow.say(`${READ} --region us-west-2`);

    expect(flow.calls.map(({ region }) => region)).toEqual(['eu-central-1', 'us-west-2']);
  });

  it('asks for the page that is wanted, and says that there are more', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { TableNames: ['a', 'b', 'c'], LastEvaluatedTableName: 'c' },
      truncatedMembers: [],
    });

    const answer = await flow.say('dynamodb list-tables --page-size 3 --starting-token z --max-items 2');

    expect(flow.calls).toMatchObject([{ params: { Limit: 3, ExclusiveStartTableName: 'z' } }]);
    expect(answer).toContain('dynamodb list-tables: 3+ tables');
    expect(answer).toContain('• a\n• b\n\n… and 1 more.');
    expect(answer).toContain('Show more: @aws more');
  });

  it('gives AWS 15 seconds', async () => {
    await flow.say(READ);

    expect(flow.timeouts).toContain(15_000);
  });

  it('is answered once, however often the platform delivers it', async () => {
    const request = { idempotencyKey: 'key-1' };
    const answers = await Promise.all([flow.say(READ, request), flow.say(READ, request), flow.say(READ, request)]);

    expect(answers.filter((answer) => answer !== '')).toHaveLength(1);
    await expect(flow.say(READ, request)).resolves.toBe('');
    expect(flow.calls).toHaveLength(1);
  });

  it('is not run where the same person has too many under way, and others go on', async () => {
    const answers = Promise.withResolvers<void>();
    flow.surroundings.answer = async () => {
      await answers.promise;
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };
    const underWay = Array.from({ length: COMMANDS_UNDER_WAY_MAX }, () => flow.say(READ));
    await expect.poll(() => flow.calls.length).toBe(COMMANDS_UNDER_WAY_MAX);

    await expect(flow.say(READ)).resolves.toContain('too many of yours are under way');
    await expect(flow.say('cancel K7QX2M')).resolves.toContain('Nothing waits for this answer');
    const other = flow.say(READ, { person: ben });
    await expect.poll(() => flow.calls.length).toBe(COMMANDS_UNDER_WAY_MAX + 1);
    answers.resolve();
    await Promise.all([...underWay, other]);

    await expect(flow.say(READ)).resolves.toContain('✅');
    expect(flow.ended.get('rejected')).toBe(1);
  });

  it('is denied in a channel without configuration', async () => {
    flow.surroundings.rules = undefined;

    await expect(flow.say(READ)).resolves.toContain('ec2 describe-instances is not allowed here');
    expect(flow.calls).toEqual([]);
  });

  it("is denied where the machine's credentials are not to be used", async () => {
    flow.surroundings.rules = { ...rulesWith(), isAmbientAllowed: false };

    await expect(flow.say(READ)).resolves.toContain("Use of this machine's own credentials");
    expect(flow.calls).toEqual([]);
  });

  it('that AWS refuses is answered with code, message and request id', async () => {
    const failure = { kind: 'service-error', code: 'AuthFailure', message: 'AWS was not able to validate', requestId: 'r-7' } as const;
    flow.surroundings.answer = async () => ({ status: 'failed', failure });

    const answer = await flow.say(READ);

    expect(answer).toContain('AWS refused: AuthFailure');
    expect(answer).toContain('AWS was not able to validate');
    expect(answer).toContain('request r-7');
    await expect(flow.auditEvents()).resolves.toMatchObject([{}, {}, { kind: 'command.failed', detail: { failure } }]);
    expect([...flow.ended]).toEqual([['failed', 1]]);
  });
});

describe('a text that is no command', () => {
  it('is answered with what is wrong, and nothing is sent', async () => {
    await expect(flow.say('ec2 describe-instnaces')).resolves.toContain('ec2 describe-instances: @aws ec2 describe-instances');
    await expect(flow.auditEvents()).resolves.toMatchObject([
      { kind: 'command.received' },
      { kind: 'command.rejected', detail: { code: 'unknown-command', text: 'ec2 describe-instnaces' } },
    ]);
    expect(flow.calls).toEqual([]);
    expect([...flow.ended]).toEqual([['rejected', 1]]);
    await expect(statuses()).resolves.toEqual(['answered']);
  });

  it('leaves no secret in the audit log', async () => {
    await flow.say('rds create-db-instance --master-user-password hunter2');

    expect(JSON.stringify(await flow.auditEvents())).not.toContain('hunter2');
  });

  it.each(['', 'help', '@aws help'])('is a call for help: %j', async (text) => {
    const answer = await flow.say(text);

    expect(answer).toContain('Type an AWS command as you would in a terminal');
    expect(answer).toContain('Alarms arrive here.');
    await expect(flow.auditKinds()).resolves.toEqual(['command.received']);
    await expect(statuses()).resolves.toEqual(['answered']);
  });
});

describe('a command that changes something', () => {
  it('is denied without a guardrail, and the answer names the default', async () => {
    const answer = await flow.say(CHANGE);

    expect(answer).toContain('ec2 stop-instances is not allowed here');
    expect(answer).toContain('The default guardrail: read-only');
    expect(answer).toContain('ec2:StopInstances');
    expect(flow.calls).toEqual([]);
    await expect(flow.auditEvents()).resolves.toMatchObject([
      { kind: 'command.received' },
      { kind: 'command.denied', detail: { operation: 'StopInstances', because: { rule: 'read-only' }, isMutating: true } },
    ]);
    expect([...flow.ended]).toEqual([['denied', 1]]);
  });

  it('is denied by a guardrail that does not allow it, by name', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('restart-only', { Action: ['ec2:RebootInstances'] }));

    const answer = await flow.say('ec2 terminate-instances --instance-ids i-1');

    expect(answer).toContain('ec2 terminate-instances is not allowed here');
    expect(answer).toContain('Guardrail policy “restart-only”');
    expect(flow.calls).toEqual([]);
  });

  it('waits for a confirmation, with command, account, role and Region on its card', async () => {
    flow.surroundings.rules = rulesWith(ALL);
    const card = await flow.say(`${CHANGE} --region us-west-2`);

    expect(card).toContain('Confirm ec2 stop-instances?');
    expect(card).toContain('aws ec2 stop-instances --instance-ids i-0123456789abcdef0 --region us-west-2');
    expect(card).toMatch(/Account: +123456789012/);
    expect(card).toMatch(/Region: +us-west-2/);
    expect(card).toMatch(/Role: .*arn:aws:iam::123456789012:user\/signalbox/);
    expect(card).toMatch(/Can confirm: +Ana only/);
    expect(card).toMatch(/Until: +2026-03-01 03:05:00 UTC/);
    expect(flow.calls).toEqual([]);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.confirmation-requested']);
    await expect(statuses()).resolves.toEqual(['awaiting-confirmation']);
  });

  it('runs once it is confirmed, and its card loses its buttons', async () => {
    const code = await askForChange();
    const answer = await flow.say(`confirm ${code.toLowerCase()}`);

    expect(answer).toContain('✅ ec2 stop-instances');
    expect(flow.calls).toMatchObject([
      { operation: 'StopInstances', params: { InstanceIds: ['i-0123456789abcdef0'] }, isRepeatable: false },
    ]);
    expect(flow.updates).toEqual([expect.stringContaining('Ana confirmed this command.')]);
    await expect(flow.auditKinds()).resolves.toEqual([
      'command.received',
      'command.confirmation-requested',
      'command.received',
      'command.confirmed',
      'command.executing',
      'command.succeeded',
    ]);
    await expect(statuses()).resolves.toEqual(['succeeded', 'answered']);
    expect([...flow.ended]).toEqual([['succeeded', 1]]);
  });

  it('runs where its card said, whatever the Region of the channel has become', async () => {
    const code = await askForChange();
    flow.surroundings.rules = { ...rulesWith(ALL), defaultRegion: 'us-east-1' };
    await flow.say(`confirm ${code}`);

    expect(flow.calls).toMatchObject([{ region: 'eu-central-1' }]);
  });

  it('runs with the parameters of its card, also where they need quotes', async () => {
    const code = await askForChange(`ec2 create-tags --resources i-1 --tags 'Key=note,Value="it is; $(late) && dark"'`);
    await flow.say(`confirm ${code}`);

    expect(flow.calls).toMatchObject([{ params: { Resources: ['i-1'], Tags: [{ Key: 'note', Value: 'it is; $(late) && dark' }] } }]);
  });

  it('runs once where it is confirmed twice', async () => {
    const code = await askForChange();
    await flow.say(`confirm ${code}`);

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Nothing waits for this answer');
    expect(flow.calls).toHaveLength(1);
  });

  it('runs once where it is confirmed many times at once', async () => {
    const code = await askForChange();
    const answers = await Promise.all(Array.from({ length: 8 }, () => flow.say(`confirm ${code}`)));

    expect(flow.calls).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('✅ ec2 stop-instances'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('Nothing waits for this answer'))).toHaveLength(7);
    expect((await flow.auditKinds()).filter((kind) => kind === 'command.executing')).toHaveLength(1);
  });

  it('either runs or is cancelled where both are said at once', async () => {
    const code = await askForChange();
    await Promise.all([flow.say(`confirm ${code}`), flow.say(`cancel ${code}`)]);

    const kinds = await flow.auditKinds();
    expect(flow.calls).toHaveLength(kinds.includes('command.cancelled') ? 0 : 1);
    expect(kinds.filter((kind) => kind === 'command.cancelled' || kind === 'command.executing')).toHaveLength(1);
  });

  it('is confirmed and cancelled by its requester alone, and who else tried is on record', async () => {
    const code = await askForChange();
    const answers = [await flow.say(`confirm ${code}`, { person: ben }), await flow.say(`cancel ${code}`, { person: ben })];

    expect(answers.filter((answer) => answer.includes('Only Ana, who asked for this command'))).toHaveLength(2);
    expect(flow.calls).toEqual([]);
    const [waiting] = await flow.commandsAt('awaiting-confirmation');
    const denials = (await flow.auditEvents()).filter(({ kind }) => kind === 'command.denied');
    expect(denials).toMatchObject([
      { person: ben, detail: { because: { rule: 'not-the-requester' }, waitingCommandId: waiting?.id } },
      { person: ben },
    ]);
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('✅');
  });

  it('is confirmed in its own channel alone', async () => {
    const code = await askForChange();
    const elsewhere = { channel: { platform: 'web', workspaceId: '', channelId: 'dev' } } as const;

    await expect(flow.say(`confirm ${code}`, elsewhere)).resolves.toContain('Nothing waits for this answer');
    expect(flow.calls).toEqual([]);
  });

  it('is cancelled, and then for good', async () => {
    const code = await askForChange();

    await expect(flow.say(`cancel ${code}`)).resolves.toContain('Cancelled');
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Nothing waits for this answer');
    expect(flow.calls).toEqual([]);
    expect(flow.updates).toEqual([expect.stringContaining('The command was not run.')]);
    await expect(flow.auditKinds()).resolves.toEqual([
      'command.received',
      'command.confirmation-requested',
      'command.received',
      'command.cancelled',
      'command.received',
      'command.rejected',
    ]);
    expect([...flow.ended]).toEqual([['cancelled', 1]]);
  });

  it.each([
    [CONFIRMATION_LIFETIME_MS - 1, 1, '✅ ec2 stop-instances'],
    [CONFIRMATION_LIFETIME_MS, 0, 'Too late to confirm'],
    [24 * 3_600_000, 0, 'Too late to confirm'],
  ])('that is confirmed after %d ms runs %d times', async (ms, count, words) => {
    const code = await askForChange();
    flow.advance(ms);

    await expect(flow.say(`confirm ${code}`)).resolves.toContain(words);
    expect(flow.calls).toHaveLength(count);
    expect((await flow.auditKinds()).includes('command.expired')).toBe(count === 0);
  });

  it('is denied where the guardrail was taken away while it waited', async () => {
    const code = await askForChange();
    flow.surroundings.rules = rulesWith();

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('The default guardrail: read-only');
    expect(flow.calls).toEqual([]);
    expect(flow.updates).toEqual([expect.stringContaining('ec2 stop-instances is not allowed here')]);
    await expect(statuses()).resolves.toEqual(['answered', 'answered']);
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Nothing waits for this answer');
  });

  it('is denied where the channel was taken out of the configuration while it waited', async () => {
    const code = await askForChange();
    flow.surroundings.rules = undefined;

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Channel configuration');
    expect(flow.calls).toEqual([]);
  });

  it('is closed where commands reach another account meanwhile', async () => {
    const code = await askForChange();
    flow.surroundings.account = { kind: 'account', accountId: '210987654321', callerArn: 'arn:aws:iam::210987654321:user/other' };

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Commands reach another account now');
    expect(flow.calls).toEqual([]);
    await expect(flow.auditEvents()).resolves.toContainEqual(
      expect.objectContaining({ kind: 'command.cancelled', detail: { end: 'account-changed' } }),
    );
    flow.surroundings.account = ACCOUNT;
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Nothing waits for this answer');
  });

  it('is closed where credentials have appeared meanwhile, even where the account has the id of the sample data', async () => {
    flow.surroundings.account = { kind: 'demo', accountId: '123456789012', reason: 'no credentials' };
    const code = await askForChange('ec2 reboot-instances --instance-ids i-1');
    flow.surroundings.account = ACCOUNT;

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Commands reach another account now');
    expect(flow.calls).toEqual([]);
  });

  it('is shown without what its operation calls sensitive, while it waits and after', async () => {
    flow.surroundings.rules = rulesWith(ALL);
    const card = await flow.say('ssm put-parameter --name x --value hunter2');
    const end = await flow.say(`cancel ${codeOn(card)}`);
    flow.surroundings.rules = undefined;
    const denial = await flow.say('ssm put-parameter --name x --value hunter2');

    expect(card).toContain('--value ••••••••');
    expect(JSON.stringify([card, denial, end, flow.updates, await flow.auditEvents(), await flow.commandsAt('cancelled')])).not.toContain(
      'hunter2',
    );
  });

  it('is shown without its secrets where AWS refuses it, and then not given back to be edited', async () => {
    const code = await askForChange('ssm put-parameter --name x --value hunter2');
    flow.surroundings.answer = async () => ({
      status: 'failed',
      failure: { kind: 'service-error', code: 'ParameterLimitExceeded', message: '' },
    });
    const answer = await flow.say(`confirm ${code}`);

    expect(answer).toContain('AWS refused');
    expect(answer).not.toContain('hunter2');
    expect(answer).not.toContain('Edit and run again');
  });

  it('that was cancelled is given back to be edited', async () => {
    const code = await askForChange();

    await expect(flow.say(`cancel ${code}`)).resolves.toContain(`Edit and run again: @aws ${CHANGE}`);
  });

  it('that no answer came to has an unknown outcome, and the card says how to look', async () => {
    const code = await askForChange();
    flow.surroundings.answer = async () => ({ status: 'failed', failure: { kind: 'timed-out', wasSent: true } });
    const answer = await flow.say(`confirm ${code}`);

    expect(answer).toContain('Outcome unknown');
    expect(answer).toContain('Look with: @aws ec2 describe-instances');
    expect((await flow.auditKinds()).at(-1)).toBe('command.outcome-unknown');
    expect([...flow.ended]).toEqual([['outcome-unknown', 1]]);
  });

  it('keeps its secrets for as long as it waits', async () => {
    const code = await askForChange('rds modify-db-instance --db-instance-identifier a --master-user-password hunter2');
    await flow.say(`confirm ${code}`);

    expect(flow.calls).toMatchObject([{ params: { MasterUserPassword: 'hunter2' } }]);
    const everything = [await flow.auditEvents(), await flow.commandsAt('succeeded'), await flow.commandsAt('answered'), flow.updates];
    expect(JSON.stringify(everything)).not.toContain('hunter2');
  });

  it('has a code of its own beside others that wait in the channel', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, () => askForChange()));

    expect(new Set(codes).size).toBe(10);
  });

  it('runs also where its card cannot be changed', async () => {
    const code = await askForChange();
    flow.surroundings.updateAnswer = () => Promise.reject(new Error('the platform is away'));

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('✅ ec2 stop-instances');
  });

  it('runs also where changing its card never ends', async () => {
    const code = await askForChange();
    flow.surroundings.updateAnswer = () => new Promise(() => {});

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('✅ ec2 stop-instances');
  });
});

describe('the demo account', () => {
  beforeEach(() => {
    flow.surroundings.account = { kind: 'demo', accountId: '111122223333', reason: 'no credentials' };
    flow.surroundings.rules = rulesWith();
  });

  it('has its own guardrail, not that of the channel', async () => {
    flow.surroundings.rules = rulesWith(ALL);

    const refusal = await flow.say('ec2 terminate-instances --instance-ids i-1');
    expect(refusal).toContain('Guardrail policy “demo”');
    expect(refusal).toContain('demo account 111122223333 (sample data)');
    expect(flow.calls).toEqual([]);
  });

  it('runs what its guardrail allows, without credentials, and says so on every card', async () => {
    await expect(flow.say(READ)).resolves.toContain('demo account 111122223333 (sample data)');
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    expect(card).toContain('none: sample data only');
    await flow.say(`confirm ${codeOn(card)}`);

    expect(flow.calls).toMatchObject([{ credentials: 'demo' }, { credentials: 'demo', operation: 'RebootInstances' }]);
  });

  it('is left for good: a card of it confirms nothing in a real account', async () => {
    const card = await flow.say('ec2 reboot-instances --instance-ids i-1');
    flow.surroundings.account = ACCOUNT;
    flow.surroundings.rules = rulesWith(ALL);

    await expect(flow.say(`confirm ${codeOn(card)}`)).resolves.toContain('Commands reach another account now');
    expect(flow.calls).toEqual([]);
  });
});

describe('a store that takes no write', () => {
  /** Says something while the n-th write fails; the answer, and what was sent. */
  async function sayWhileFailing(text: string, ...failing: readonly number[]): Promise<string> {
    flow.store.failOn(...failing);
    const answer = await flow.say(text);
    flow.store.failOn();
    return answer;
  }

  it.each([
    ['a reading command', READ, [1]],
    ['a reading command before it runs', READ, [2]],
    ['a text that is no command', 'ec2 nonsense', [2]],
    ['a call for help', 'help', [2]],
    ['a denied command', 'iam list-users', [2]],
  ] as const)('stops %s, and the answer says that nothing was run', async (_name, text, failing) => {
    const answer = await sayWhileFailing(text, ...failing);

    expect(answer).toContain('Not run');
    expect(answer).toContain('could not be written to the audit log, so it was not run');
    expect(flow.calls).toEqual([]);
    expect([...flow.ended]).toEqual([['error', 1]]);
  });

  it('stops a changing command before its card', async () => {
    flow.surroundings.rules = rulesWith(ALL);
    // The first is its arrival, two are look-ups.
    const answer = await sayWhileFailing(CHANGE, 4);

    expect(answer).not.toContain('@aws confirm');
    expect(answer).toContain('was not run');
    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toEqual([]);
  });

  it.each([1, 2, 3])('stops a confirmation at its write %d, and the command can be confirmed again', async (failing) => {
    const code = await askForChange();
    const answer = await sayWhileFailing(`confirm ${code}`, failing);

    expect(answer).toContain('was not run');
    expect(flow.calls).toEqual([]);
    expect(flow.updates).toEqual([]);
    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toHaveLength(1);
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('✅ ec2 stop-instances');
    expect(flow.calls).toHaveLength(1);
  });

  it.each([1, 2, 3])('stops a cancellation at its write %d', async (failing) => {
    const code = await askForChange();
    await sayWhileFailing(`cancel ${code}`, failing);

    await expect(flow.commandsAt('awaiting-confirmation')).resolves.toHaveLength(1);
    await expect(flow.say(`cancel ${code}`)).resolves.toContain('Cancelled');
  });

  it.each([
    ['reads', READ, [3]],
    ['changes something', CHANGE, [4]],
  ] as const)(
    'after AWS was called for a command that %s: the answer says that the outcome is not on record',
    async (_name, text, failing) => {
      const said = text === READ ? READ : `confirm ${await askForChange()}`;
      flow.surroundings.answer = async () => ({ status: 'succeeded', output: { Secret: 'what AWS said' }, truncatedMembers: [] });
      const answer = await sayWhileFailing(said, ...failing);

      expect(flow.calls).toHaveLength(1);
      expect(answer).toContain('Outcome not recorded');
      expect(answer).toContain('Look at the resource before you send it again');
      expect(answer).not.toContain('what AWS said');
      await expect(flow.commandsAt('executing')).resolves.toHaveLength(1);
    },
  );

  it('loses no audit event of a step that was taken: status and event stand or fall together', async () => {
    for (const failing of [1, 2, 3, 4]) await sayWhileFailing(READ, failing);

    const events = await flow.auditEvents();
    const ids = [...new Set(events.flatMap(({ commandId = '' }) => commandId))];
    const found = await Promise.all(
      ids.map(async (id) => {
        const kinds = events.filter(({ commandId }) => commandId === id).map(({ kind }) => kind);
        return [(await flow.store.records.commands.find(id))?.status, kinds.at(-1)];
      }),
    );
    expect(found).toEqual([
      ['received', 'command.received'],
      ['executing', 'command.executing'],
      ['succeeded', 'command.succeeded'],
    ]);
  });
});

describe('a mistake of ours', () => {
  it('on the way to AWS ends as unknown, on record, with an answer and without a stack', async () => {
    const code = await askForChange();
    flow.surroundings.answer = () => Promise.reject(new TypeError('undefined is not a function'));
    const answer = await flow.say(`confirm ${code}`);

    expect(answer).toContain('Outcome unknown');
    expect(answer).not.toMatch(/undefined is not|TypeError|\.ts/);
    expect((await flow.auditKinds()).at(-1)).toBe('command.outcome-unknown');
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);
  });

  it('before anything was sent is answered: nothing was run', async () => {
    Object.defineProperty(flow.surroundings, 'account', {
      get() {
        throw new TypeError('undefined is not a function');
      },
    });
    const answer = await flow.say(READ);

    expect(answer).toContain('Not run');
    expect(answer).toContain('before anything was sent to AWS');
    expect(answer).not.toContain('undefined');
    expect(flow.calls).toEqual([]);
    expect([...flow.ended]).toEqual([['error', 1]]);
  });

  it('after the call is answered as well', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: null as unknown as Record<string, unknown>,
      truncatedMembers: [],
    });
    const answer = await flow.say(READ);

    expect(answer).toContain('after the command was on its way to AWS');
    expect(answer).not.toContain('TypeError');
  });
});

describe('the answer', () => {
  it('is a message whatever somebody says', async () => {
    const texts = [
      '\u0000',
      '```',
      '"',
      '-'.repeat(50_000),
      '@aws confirm',
      '--help',
      '$(whoami)',
      'ec2 describe-instances; ec2 stop-instances',
    ];
    for (const text of texts) {
      const answer = await flow.pipeline({
        channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
        person: ana,
        text,
        idempotencyKey: text,
      });
      expect(answer === undefined ? '' : renderPlainText(answer)).not.toBe('');
    }
    expect(flow.calls).toEqual([]);
  });
});
