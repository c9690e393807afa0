import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { CommandsPipelineOptions } from './pipeline.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { recoverCommands } from './recover-commands.ts';
import { RUN_MAX_MS } from './background/background-runs.ts';
import { aGuardrail, ben, openCommandsFlow, PATIENCE_MS, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const READ = 'ec2 describe-instances';
const CHANGE = 'lambda invoke --function-name report';

let flow: CommandsFlow;
type InvocationOutcome = Awaited<ReturnType<CommandsPipelineOptions['invoker']['invoke']>>;

let release: (outcome: InvocationOutcome) => void;
let sent: Promise<void>;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
  const sending = Promise.withResolvers<void>();
  sent = sending.promise;
  // As every invoker does, it gives up when it is told to.
  flow.surroundings.answer = ({ signal }) =>
    new Promise((resolve) => {
      release = resolve;
      signal.addEventListener('abort', () => {
        resolve({ status: 'failed', failure: { kind: 'timed-out', wasSent: true } });
      });
      sending.resolve();
    });
});
afterEach(() => flow.close());

/** Says something that AWS does not answer in time; resolves to what is said then. */
async function sayAndWait(text: string, idempotencyKey = 'k1'): Promise<string> {
  const said = flow.say(text, { idempotencyKey });
  await sent;
  flow.expire(PATIENCE_MS);
  return said;
}

/** The same for a command that needs a confirmation. */
async function confirmAndWait(): Promise<string> {
  const card = await flow.say(CHANGE);
  return sayAndWait(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`);
}

function stopCodeOn(message: string): string {
  return /stop ([A-Z0-9]{6})/.exec(message)?.[1] ?? `no code on: ${message}`;
}

const INSTANCES: InvocationOutcome = { status: 'succeeded', output: { Reservations: [] }, truncatedMembers: [] };

describe('a command that takes long', () => {
  it('is answered at once with what stops it, and stays executing', async () => {
    const answer = await sayAndWait(READ);

    expect(answer).toContain('ec2 describe-instances is still running');
    expect(answer).toContain('The result will follow');
    expect(answer).toMatch(/@aws stop [A-Z0-9]{6}/);
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.executing', 'command.continued']);
    await expect(flow.commandsAt('executing')).resolves.toHaveLength(1);
    expect(flow.later).toEqual([]);
  });

  it('posts its result as a message of its own, which says who asked for it', async () => {
    await sayAndWait(READ);
    release(INSTANCES);
    await flow.runs.settled();

    expect(flow.later).toHaveLength(1);
    expect(flow.later[0]).toContain('Ana asked for this');
    expect(flow.later[0]).toContain(READ);
    expect(flow.later[0]).toContain('no instances');
    expect(flow.updates.at(-1)).toContain('The result stands in a message of its own');
    await expect(flow.auditKinds()).resolves.toEqual(['command.received', 'command.executing', 'command.continued', 'command.succeeded']);
    expect([...flow.ended]).toEqual([['succeeded', 1]]);
  });

  it('that changes something goes on as well', async () => {
    const answer = await confirmAndWait();
    expect(answer).toContain('lambda invoke is still running');
    release({ status: 'succeeded', output: { StatusCode: 200 }, truncatedMembers: [] });
    await flow.runs.settled();

    expect(flow.later).toHaveLength(1);
    await expect(flow.commandsAt('succeeded')).resolves.toMatchObject([{ text: CHANGE }]);
  });

  it('ends after a quarter of an hour, and nobody claims to know whether it was done', async () => {
    await confirmAndWait();
    flow.advance(RUN_MAX_MS);
    flow.expire(RUN_MAX_MS);
    await flow.runs.settled();

    expect(flow.later).toHaveLength(1);
    expect(flow.later[0]).toContain('Outcome unknown: no answer in time');
    expect(flow.later[0]).toContain('AWS did not answer within 15 minutes.');
    await expect(flow.commandsAt('outcome-unknown')).resolves.toHaveLength(1);
  });

  it('keeps what was typed in secret to itself', async () => {
    const card = await flow.say('rds modify-db-instance --db-instance-identifier a --master-user-password hunter2-hunter2');
    const answer = await sayAndWait(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`);
    release({ status: 'succeeded', output: {}, truncatedMembers: [] });
    await flow.runs.settled();
    expect(flow.later).toHaveLength(1);

    expect(`${answer}${flow.later.join('')}${JSON.stringify(await flow.auditEvents())}`).not.toContain('hunter2');
  });

  it('is not said to go on where the answer comes in time', async () => {
    const said = flow.say(READ);
    await sent;
    release(INSTANCES);

    await expect(said).resolves.toContain('no instances');
    await expect(flow.auditKinds()).resolves.not.toContain('command.continued');
    expect(flow.later).toEqual([]);
  });

  it('is answered where the log could not take that it goes on', async () => {
    const said = flow.say(READ);
    await sent;
    flow.store.failOn(1);
    flow.expire(PATIENCE_MS);
    await expect(said).resolves.toContain('still running');
    release(INSTANCES);
    await flow.runs.settled();

    expect(flow.later).toEqual([expect.stringContaining('no instances')]);
  });

  it('is answered where the store cannot tell which codes are taken', async () => {
    vi.spyOn(flow.store.records.watches, 'findOpen').mockRejectedValue(new AppError('store-full'));
    expect(await sayAndWait(READ)).toContain('still running');
    release(INSTANCES);
    await flow.runs.settled();

    expect(flow.later).toEqual([expect.stringContaining('no instances')]);
  });

  it('is known after a crash to have an unknown outcome, with how to look', async () => {
    await confirmAndWait();

    const { interrupted } = await recoverCommands(flow.context);

    const texts = interrupted.map(({ answer }) => renderPlainText(answer));
    expect(texts).toEqual([expect.stringContaining('Outcome unknown')]);
    expect(texts[0]).toContain(CHANGE);
  });

  it('is told at once where the server stops, however long it had been let go on', async () => {
    const said = flow.say(READ);
    await sent;
    flow.expire(RUN_MAX_MS);
    flow.expire(PATIENCE_MS);

    await expect(said).resolves.toContain('No answer in time');
    await expect(flow.auditKinds()).resolves.not.toContain('command.continued');
  });
});

describe('stop', () => {
  it('ends a read, which changed nothing, and is its only answer', async () => {
    const code = stopCodeOn(await sayAndWait(READ));

    const answer = await flow.say(`stop ${code}`);

    expect(answer).toContain('Stopped');
    expect(answer).toContain('Nothing was changed');
    expect(flow.later).toEqual([]);
    await expect(flow.auditKinds()).resolves.toEqual([
      'command.received',
      'command.executing',
      'command.continued',
      'command.received',
      'command.stopped',
      'command.failed',
    ]);
    await expect.poll(() => flow.updates.at(-1)).toContain('Somebody stopped this command');
  });

  it('ends a change without claiming to know what became of it', async () => {
    const code = stopCodeOn(await confirmAndWait());

    const answer = await flow.say(`stop ${code}`);

    expect(answer).toContain('Outcome unknown: stopped');
    expect(answer).toContain('may have been done');
    await expect(flow.commandsAt('outcome-unknown')).resolves.toHaveLength(1);
  });

  it('is for whoever asked', async () => {
    const code = stopCodeOn(await sayAndWait(READ));

    await expect(flow.say(`stop ${code}`, { person: ben })).resolves.toContain('Only Ana');
    await expect(flow.auditEvents()).resolves.toContainEqual(
      expect.objectContaining({
        kind: 'command.denied',
        person: ben,
        detail: expect.objectContaining({ because: { rule: 'not-the-requester' } }),
      }),
    );
    expect(flow.calls[0]?.signal.aborted).toBe(false);
  });

  it('said at another node, lets the one that runs it end the call and tell what came of it', async () => {
    const stopElsewhere = (key: string, code: string) => flow.runs.end(key, code);
    const other = await openCommandsFlow({ store: flow.store, node: 'other-', stopElsewhere });
    const code = stopCodeOn(await sayAndWait(READ));
    await expect(other.say(`stop ${code}`, { person: ben })).resolves.toContain('Only Ana');
    expect(flow.calls[0]?.signal.aborted).toBe(false);

    await expect(other.say(`stop ${code}`)).resolves.toContain('Being stopped');

    expect(flow.calls[0]?.signal.aborted).toBe(true);
    await expect.poll(() => flow.later).toEqual([expect.stringContaining('Nothing was changed')]);
    await expect(other.say(`stop ${code}`)).resolves.toContain('Nothing to stop');
    await other.close();
  });

  it('counts in its own channel alone, and not twice', async () => {
    const code = stopCodeOn(await sayAndWait(READ));
    const channel = { platform: 'web', workspaceId: '', channelId: 'other' } as const;

    await expect(flow.say(`stop ${code}`, { channel })).resolves.toContain('Nothing to stop');
    await flow.say(`stop ${code}`);
    await expect(flow.say(`stop ${code}`)).resolves.toContain('Nothing to stop');
  });
});
