// What a press of a custom action comes to: its commands are shown before they run, also where they only read, and who pressed what stays with them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoundAction } from '../domain/action-desk.ts';
import type { ChannelAccount } from '../domain/channel-account.ts';
import { NO_CONTROL } from '../domain/channel-control.ts';
import type { CustomAction } from '../domain/custom-action.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import { expireConfirmations } from './expire-confirmations.ts';
import { recoverCommands } from './recover-commands.ts';
import { aGuardrail, ana, ben, openCommandsFlow, PATIENCE_MS, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';
import { plainActionDesk, type PlainActionDesk } from './testing/plain-action-desk.ts';

const attachment = { notificationType: 'Custom', buttonText: 'Look', criteria: [], variables: {} };

function anAction(actionName: string, commandText: string): CustomAction {
  return { actionName, definition: { kind: 'cli', commandText }, attachments: [attachment], managedBy: 'file' };
}

/** The code of an event in eu-west-1. */
const EVENT = '0192f0c1-7b1e-7aaa-8bbb-0123456789ab';
const PRESS = { actionName: 'look', buttonText: 'Look', eventId: EVENT, title: 'web-cpu-high' };

const event: BoundAction = {
  kind: 'bound',
  attachment,
  eventId: EVENT,
  title: 'web-cpu-high',
  accountId: '123456789012',
  region: 'eu-west-1',
  findValue: (name) => (name === 'id' ? 'i-1' : undefined),
};

let flow: CommandsFlow;
let desk: PlainActionDesk;
beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
  desk = plainActionDesk(
    anAction('look', 'ec2 describe-instances --instance-ids $id'),
    anAction('stop', 'ec2 stop-instances --instance-ids $id'),
    anAction('both', 'ec2 describe-instances --instance-ids $id\nec2 describe-vpcs'),
    anAction('wait', 'ec2 wait instance-running --instance-ids $id'),
    anAction('bare', 'ec2 describe-instance-attribute --instance-id i-1'),
  );
  Object.assign(flow.context.surroundings, { actions: () => desk });
  desk.events.set(EVENT, event);
});
afterEach(() => flow.close());

function codeIn(answer: string): string {
  return /confirm ([A-Z0-9]{6})/.exec(answer)?.[1] ?? '';
}

/** Presses a button; returns the code of its card. */
async function press(name: string): Promise<string> {
  return codeIn(await flow.say(`action run ${name} ${EVENT}`));
}

describe('a press', () => {
  it('shows a command that only reads before it runs, and says that it does', async () => {
    const card = await flow.say(`action run look ${EVENT}`);

    expect(card).toMatch(/Run ec2 describe-instances\?[\s\S]*Ana pressed Look \(look\), about web-cpu-high[\s\S]*only reads/);
    expect(card).toMatch(/--instance-ids i-1 --region eu-west-1[\s\S]*Run: @aws confirm /);
    expect(flow.calls).toEqual([]);
    expect(flow.lookUps).toEqual([]);

    await expect(flow.say(`confirm ${codeIn(card)}`)).resolves.toContain('Ana ran Look (look), about web-cpu-high');
    expect(flow.calls).toMatchObject([{ operation: 'DescribeInstances', region: 'eu-west-1' }]);
    expect(flow.updates.at(-1)).toMatch(/Ana pressed Look[\s\S]*Ana confirmed/);
    expect(flow.actionRuns).toEqual(['look']);
  });

  it('shows several commands together where all of them only read', async () => {
    const card = await flow.say(`action run both ${EVENT}`);

    expect(card).toMatch(/Run 2 commands\?[\s\S]*All of them only read[\s\S]*Run all: @aws confirm /);
    expect(flow.calls).toEqual([]);
    await expect(flow.say(`confirm ${codeIn(card)}`)).resolves.toContain('Ana ran Look (both), about web-cpu-high');
    expect(flow.calls).toHaveLength(2);
    expect(flow.actionRuns).toEqual(['both']);
  });

  it('shows the command also where the action is named without an event', async () => {
    const card = await flow.say("action run look --id='i-7'");

    expect(card).toContain('Ana asked for look (look)');
    await expect(flow.say(`confirm ${codeIn(card)}`)).resolves.toContain('Ana ran look (look)');
  });

  it('begins to wait for something only after a word, and answers that word with how far it has come', async () => {
    const code = await press('wait');
    expect(flow.begun).toEqual([]);

    const answer = await flow.say(`confirm ${code}`, { idempotencyKey: 'the-word' });
    expect(answer).toContain('Ana ran Look (wait)');
    expect(flow.begun).toMatchObject([{ answerKey: 'the-word', status: 'running' }]);
    await expect(flow.auditKinds()).resolves.toEqual(
      expect.arrayContaining(['command.confirmation-requested', 'command.confirmed', 'watch.started']),
    );
    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Nothing waits');
    expect(flow.actionRuns).toEqual(['wait']);
  });

  it('is confirmed by nobody else, and cancelled or out of date it still says whose it was', async () => {
    const code = await press('look');
    const refused = await flow.say(`confirm ${code}`, { person: ben });
    expect(refused).toContain('Only Ana');
    expect(refused).not.toContain('web-cpu-high');

    await expect(flow.say(`cancel ${code}`)).resolves.toMatch(/Ana pressed Look \(look\)[\s\S]*was not run/);
    await press('look');
    flow.advance(6 * 60_000);
    const [expired] = await expireConfirmations(flow.context);
    expect(expired === undefined ? '' : renderPlainText(expired.card)).toContain('Ana pressed Look (look), about web-cpu-high');
    expect(flow.calls).toEqual([]);
    expect(flow.actionRuns).toEqual([]);
  });

  it('is refused with who pressed what where the command may not run, at once and once it is confirmed', async () => {
    const code = await press('stop');
    flow.surroundings.rules = rulesWith();

    await expect(flow.say(`action run stop ${EVENT}`)).resolves.toMatch(/Ana pressed Look \(stop\)/);
    await expect(flow.say(`confirm ${code}`)).resolves.toMatch(/Ana pressed Look \(stop\)/);
    expect(flow.calls).toEqual([]);
  });

  it('runs nothing that reads no more once it is confirmed', async () => {
    const code = await press('look');
    const [waiting] = await flow.commandsAt('awaiting-confirmation');
    const { confirmation } = waiting ?? {};
    if (waiting === undefined || confirmation === undefined) throw new Error('nothing waits');
    const commandText = 'ec2 stop-instances --instance-ids i-1 --region eu-west-1';
    await flow.store.write(({ commands }) =>
      commands.advance(waiting.id, 'awaiting-confirmation', {
        status: 'awaiting-confirmation',
        confirmation: { ...confirmation, commandText },
      }),
    );

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('something has changed');
    expect(flow.calls).toEqual([]);
  });

  it('goes no further where a later command of it reads no more by the time it is its turn', async () => {
    const accounts: readonly ChannelAccount[] = [
      { accountId: '123456789012', name: 'prod', roleArn: 'arn:aws:iam::123456789012:role/ops' },
    ];
    flow.surroundings.rules = { ...rulesWith(aGuardrail('all', {})), accounts };
    const code = await press('both');
    flow.surroundings.answer = async () => {
      const some = aGuardrail('some', { Condition: { StringEquals: { 'aws:ResourceTag/team': ['shop'] } } });
      flow.surroundings.rules = { ...rulesWith(some), accounts };
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };

    await flow.say(`confirm ${code}`);
    expect(flow.calls.map(({ operation }) => operation)).toEqual(['DescribeInstances']);
  });

  it('is on record with its action and notification, from the card to the outcome', async () => {
    await flow.say(`confirm ${await press('look')}`);

    const events = await flow.auditEvents();
    const about = events.filter(({ detail }) => 'action' in detail);
    expect(about.map(({ kind }) => kind)).toEqual([
      'command.confirmation-requested',
      'command.confirmed',
      'command.executing',
      'command.succeeded',
    ]);
    expect(about.map(({ detail }) => detail['action'])).toEqual([PRESS, PRESS, PRESS, PRESS]);
  });

  it('is on record with its action also where it was taken back', async () => {
    await flow.say(`cancel ${await press('look')}`);

    const [cancelled] = (await flow.auditEvents()).filter(({ kind }) => kind === 'command.cancelled');
    expect(cancelled?.detail).toMatchObject({ end: 'cancelled', action: PRESS });
  });

  it('is shown on its notification once it runs, and runs also where that fails', async () => {
    const noted: unknown[] = [];
    const notePress = async (...said: readonly unknown[]): Promise<void> => {
      noted.push(said);
      throw new Error('the store is busy');
    };
    Object.assign(flow.context.surroundings, { incidents: () => ({ notePress }) });
    const code = await press('look');
    expect(noted).toEqual([]);

    await expect(flow.say(`confirm ${code}`)).resolves.toContain('Ana ran Look');
    const { displayName, userId } = ana;
    expect(noted).toEqual([
      [
        { configurationName: 'ops', eventId: EVENT },
        { person: { displayName, userId }, actionName: 'look', buttonText: 'Look' },
      ],
    ]);
    await flow.say(`confirm ${codeIn(await flow.say("action run look --id='i-7'"))}`);
    expect(noted).toHaveLength(1);
  });

  it('says who pressed what also where the answer comes late', async () => {
    const answered = Promise.withResolvers<Awaited<ReturnType<CommandsFlow['surroundings']['answer']>>>();
    flow.surroundings.answer = () => answered.promise;
    const said = flow.say(`confirm ${await press('look')}`);
    await expect.poll(() => flow.calls.length).toBe(1);
    flow.expire(PATIENCE_MS);
    await said;
    answered.resolve({ status: 'succeeded', output: {}, truncatedMembers: [] });

    await expect.poll(() => flow.later).toHaveLength(1);
    expect(flow.later[0]).toContain('Ana ran Look (look), about web-cpu-high');
  });

  it('keeps its card over a restart; of what was under way it is told that it only read', async () => {
    const waiting = await press('look');
    const code = await press('look');
    const left = Promise.withResolvers<Awaited<ReturnType<CommandsFlow['surroundings']['answer']>>>();
    flow.surroundings.answer = () => left.promise;
    const said = flow.say(`confirm ${code}`);
    await expect.poll(() => flow.calls.length).toBe(1);

    const { interrupted } = await recoverCommands(flow.context);
    expect(interrupted).toHaveLength(1);
    const [told] = interrupted.map(({ answer }) => renderPlainText(answer));
    expect(told).toMatch(/Ana pressed Look \(look\)[\s\S]*Nothing was changed/);
    left.resolve({ status: 'succeeded', output: {}, truncatedMembers: [] });
    await said;
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: {}, truncatedMembers: [] });
    await expect(flow.say(`confirm ${waiting}`)).resolves.toContain('Ana ran Look');
  });

  it('is not taken from somebody of whom nobody knows who they are', async () => {
    await expect(flow.say(`action run look ${EVENT}`, { speaker: 'unknown' })).resolves.toContain('Not now');
    await expect(flow.say(`action run both ${EVENT}`, { speaker: 'unknown' })).resolves.toContain('Not now');
    expect(flow.calls).toEqual([]);
  });

  it('is shown again once it is known which account is meant', async () => {
    const { accountId: _accountId, ...nowhere } = event;
    desk.events.set(EVENT, nowhere);
    flow.surroundings.rules = {
      ...rulesWith(aGuardrail('all', {})),
      accounts: [
        { accountId: '123456789012', name: 'prod', roleArn: 'arn:aws:iam::123456789012:role/ops' },
        { accountId: '210987654321', name: 'dev', roleArn: 'arn:aws:iam::210987654321:role/ops' },
      ],
    };

    await expect(flow.say(`action run look ${EVENT}`)).resolves.toMatch(/Ana pressed Look[\s\S]*prod/);
    const card = await flow.say('account prod');
    expect(card).toMatch(/Run ec2 describe-instances\?[\s\S]*Ana pressed Look \(look\)/);
    expect(flow.calls).toEqual([]);
  });

  it('is still its action once a form has given what its command lacks', async () => {
    // The desk of the program puts it on record.
    const kept = { ...desk };
    desk.noteRun = async (run, sayer) => {
      await kept.noteRun(run, sayer);
      const { by: person, commandId } = sayer;
      const noted = { id: flow.context.newId(), kind: 'action.run', at: flow.context.now(), person, detail: { ...run.press } } as const;
      await flow.store.write(({ auditEvents }) => auditEvents.append({ ...noted, ...(commandId === undefined ? {} : { commandId }) }));
    };
    const form = await flow.say('action run bare');
    const [asked] = await flow.commandsAt('answered');
    // What there is to choose from is looked up in its name, as often as there are parameters.
    const lookedUp = { kind: 'command.looked-up', at: flow.context.now(), person: ana, commandId: asked?.id ?? '', detail: {} } as const;
    await flow.store.write(async ({ auditEvents }) => {
      for (let count = 0; count < 20; count += 1) await auditEvents.append({ ...lookedUp, id: flow.context.newId() });
    });
    const word = /set draft-[0-9a-f]{8}/.exec(form)?.[0] ?? '';
    const card = await flow.say(`${word} --attribute=instanceType`);

    expect(card).toMatch(/Run ec2 describe-instance-attribute\?[\s\S]*Ana asked for bare \(bare\)/);
    expect(desk.runs).toMatchObject([
      { press: { actionName: 'bare' } },
      { press: { actionName: 'bare' }, commandText: expect.stringContaining('instanceType') as unknown },
    ]);
    await expect(flow.say(`confirm ${codeIn(card)}`)).resolves.toContain('Ana ran bare (bare)');
  });

  it('goes on to those who approve it, and to how that ended', async () => {
    flow.surroundings.rules = {
      ...rulesWith(aGuardrail('all', {})),
      control: {
        ...NO_CONTROL,
        approvalRules: [
          {
            name: 'production',
            actions: ['ec2:StopInstances'],
            resources: [],
            accounts: [],
            regions: [],
            tags: [],
            channelConfigurations: [],
            approvers: [ben.userId],
            allowSelfApproval: false,
            minimumApprovals: 1,
            expiresMinutes: 60,
          },
        ],
      },
    };
    const card = await flow.say(`confirm ${await press('stop')}`);
    const asked = (await flow.auditEvents()).find(({ kind }) => kind === 'command.approval-requested');
    expect(asked?.detail['action']).toMatchObject({ actionName: 'stop', eventId: EVENT });
    expect(card).toMatch(/Waits for approval[\s\S]*Ana pressed Look \(stop\), about web-cpu-high/);

    const code = /approve ([A-Z0-9]{6})/.exec(card)?.[1] ?? '';
    await expect(flow.say(`approve ${code}`, { person: ben })).resolves.toContain('Ana ran Look (stop), about web-cpu-high');
    expect(flow.updates.at(-1)).toMatch(/Approved[\s\S]*Ana pressed Look \(stop\)/);
    expect(flow.calls).toMatchObject([{ operation: 'StopInstances' }]);
  });
});
