import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderPlainText } from '../messages/plain-text.ts';
import { expireConfirmations } from './expire-confirmations.ts';
import { recoverCommands } from './recover-commands.ts';
import { aGuardrail, ana, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const CHANGE = 'ec2 stop-instances --instance-ids i-1';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
});
afterEach(() => flow.close());

function codeOn(card: string): string {
  return /@aws confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? `no code on: ${card}`;
}

/** Lets a command go out to AWS and never come back, as in a crash. */
async function leaveExecuting(text: string): Promise<void> {
  const sent = Promise.withResolvers<void>();
  flow.surroundings.answer = () => {
    sent.resolve();
    return new Promise(() => {});
  };
  void flow.say(text);
  await sent.promise;
}

async function recover(): Promise<readonly string[]> {
  const { interrupted } = await recoverCommands(flow.context);
  return interrupted.map(({ answer }) => renderPlainText(answer));
}

describe('recoverCommands', () => {
  it('finds nothing where everything had its end', async () => {
    await flow.say('ec2 describe-instances');
    await flow.say('help');
    await flow.say('ec2 nonsense');
    await flow.say(`confirm ${codeOn(await flow.say(CHANGE))}`);

    await expect(recoverCommands(flow.context)).resolves.toEqual({ interrupted: [], expired: [] });
  });

  it('says of a change that was on its way that its outcome is unknown, and how to look', async () => {
    await leaveExecuting(`confirm ${codeOn(await flow.say(CHANGE))}`);
    const [answer, ...others] = await recover();

    expect(others).toEqual([]);
    expect(answer).toContain('Outcome unknown');
    expect(answer).toContain('may have been done');
    expect(answer).toContain('Look with: @aws ec2 describe-instances');
    expect(answer).toContain('aws ec2 stop-instances --instance-ids i-1');
    await expect(flow.commandsAt('executing')).resolves.toEqual([]);
    await expect(flow.commandsAt('outcome-unknown')).resolves.toMatchObject([{ person: ana, finishedAt: flow.context.now() }]);
    expect((await flow.auditEvents()).at(-1)).toMatchObject({
      kind: 'command.outcome-unknown',
      person: ana,
      detail: { operation: 'StopInstances', params: { InstanceIds: ['i-1'] }, region: 'eu-central-1', end: 'restarted' },
    });
    expect(flow.ended.get('outcome-unknown')).toBe(1);
  });

  it('says of a read that was on its way that nothing was changed', async () => {
    await leaveExecuting('ec2 describe-instances');
    const [answer] = await recover();

    expect(answer).toContain('Nothing was changed. Send the command again.');
    expect(answer).not.toContain('Look with');
  });

  it('says of a command that nobody had looked at that it was not run', async () => {
    flow.store.failOn(2);
    await flow.say('ec2 describe-instances');
    const [answer] = await recover();

    expect(answer).toContain('Signalbox stopped before it had looked at this command.');
    expect((await flow.auditEvents()).at(-1)).toMatchObject({ kind: 'command.cancelled', detail: { end: 'restarted' } });
    await expect(flow.commandsAt('received')).resolves.toEqual([]);
  });

  it('sends nothing again', async () => {
    await leaveExecuting('ec2 describe-instances');
    await recover();

    expect(flow.calls).toHaveLength(1);
  });

  it('shows no secret', async () => {
    const card = await flow.say('rds modify-db-instance --db-instance-identifier a --master-user-password hunter2');
    await leaveExecuting(`confirm ${codeOn(card)}`);
    const [answer = ''] = await recover();

    expect(answer).toContain('aws rds modify-db-instance');
    expect(answer).not.toContain('hunter2');
    expect(JSON.stringify(await flow.auditEvents())).not.toContain('hunter2');
  });

  it('finds a command once', async () => {
    await leaveExecuting('ec2 describe-instances');

    await expect(recover()).resolves.toHaveLength(1);
    await expect(recover()).resolves.toEqual([]);
  });

  it('leaves a command where it was when its end cannot be written, and finds it again', async () => {
    await leaveExecuting('ec2 describe-instances');
    flow.store.failOn(2);
    await expect(recoverCommands(flow.context)).rejects.toMatchObject({ code: 'store-full' });

    flow.store.failOn();
    await expect(recover()).resolves.toHaveLength(1);
  });

  it('ends what had waited too long, and lets what waits in time be confirmed still', async () => {
    const early = codeOn(await flow.say(CHANGE));
    flow.advance(200_000);
    const late = codeOn(await flow.say(CHANGE));
    flow.advance(100_000);

    const { expired } = await recoverCommands(flow.context);

    expect(expired.map(({ record, card }) => [record.status, record.confirmation?.code, renderPlainText(card).split('\n')[0]])).toEqual([
      ['expired', early, '⌛ Too late to confirm'],
    ]);
    expect((await flow.auditEvents()).at(-1)).toMatchObject({ kind: 'command.expired', person: ana, detail: { end: 'expired' } });
    expect(flow.ended.get('expired')).toBe(1);
    await expect(flow.say(`confirm ${early}`)).resolves.toContain('Nothing waits for this answer');
    await expect(flow.say(`confirm ${late}`)).resolves.toContain('✅ ec2 stop-instances');
  });
});

describe('expireConfirmations', () => {
  it.each([
    [299_999, 0],
    [300_000, 1],
  ])('after %d ms ends %d', async (ms, count) => {
    await flow.say(CHANGE);
    flow.advance(ms);

    await expect(expireConfirmations(flow.context)).resolves.toHaveLength(count);
  });

  it('leaves alone what was answered at the same moment', async () => {
    const code = codeOn(await flow.say(CHANGE));
    flow.advance(300_000);
    const [expired] = await Promise.all([expireConfirmations(flow.context), flow.say(`cancel ${code}`)]);

    const kinds = (await flow.auditKinds()).filter((kind) => kind === 'command.expired');
    expect(kinds).toHaveLength(1);
    expect(expired.length).toBeLessThanOrEqual(1);
  });
});
