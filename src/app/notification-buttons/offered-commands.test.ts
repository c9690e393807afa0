import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOOKED_UP_COMMANDS } from '../../commands/looked-up-commands.ts';
import { parseCommand } from '../../commands/parse/parse-command.ts';
import { catalogue, facts } from '../../commands/testing/parse-for-test.ts';
import type { Notification } from '../../domain/notification.ts';
import type { ThingKind } from '../../domain/notification-thing.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { recognized } from '../../notifications/recognize/testing/recognized.ts';
import { alarmButtons } from './alarm-buttons.ts';
import type { ButtonSubject, ButtonWish } from './button-source.ts';
import { typedCommand } from '../../messages/typed-action.ts';
import { thingButtons } from './thing-buttons.ts';

const folder = new URL('../../notifications/recognize/__fixtures__/', import.meta.url);
const fixtures = readdirSync(folder).filter((name) => /\.event\.(?:json|txt)$/.test(name));
const parsing = { catalogue, facts, newId: () => 'id', now: () => new Date('2026-11-28T12:00:00Z') };

function shown(notification: Notification, more: Partial<ButtonSubject> = {}): ButtonSubject {
  return { notification, event: aRawEvent(), configuration: aChannelConfiguration(), ...more };
}

function wishesOf(notification: Notification, more: Partial<ButtonSubject> = {}): readonly ButtonWish[] {
  return [alarmButtons, thingButtons].flatMap((source) => source(shown(notification, more)));
}

/** What a command comes down to: its words, or why it is none. */
function understood(line: string): string {
  const [service = '', verb = ''] = line.replace(/^--account \d+ /, '').split(' ');
  if (LOOKED_UP_COMMANDS.has(`${service} ${verb}`)) return 'ok';
  const outcome = parseCommand(line, parsing);
  return outcome.status === 'parsed' ? 'ok' : outcome.failure.code;
}

interface Offered {
  readonly name: string;
  readonly notification: Notification;
  readonly wish: ButtonWish;
}

function withOtherwise(offered: Offered): readonly Offered[] {
  const { otherwise } = offered.wish;
  return otherwise === undefined ? [offered] : [offered, { ...offered, wish: otherwise }];
}

describe('buttons under the events of the fixtures', () => {
  const offered = fixtures.flatMap((name) => {
    const notification = recognized(readFileSync(new URL(name, folder), 'utf8'));
    return wishesOf(notification).map((wish) => ({ name, notification, wish }));
  });

  it('are these', async () => {
    const lines = offered.flatMap(({ name, wish: { button, otherwise } }) =>
      [button, otherwise?.button].flatMap((one) => (one === undefined ? [] : [`${name}: ${one.text}: ${typedCommand(one)}`])),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('__golden__/offered-commands.txt');
  });

  it('say commands that are understood, in the Region of the event', () => {
    expect(offered.length).toBeGreaterThan(50);
    for (const { notification, wish } of offered.flatMap(withOtherwise)) {
      expect(wish.button.command).toMatch(new RegExp(` --region ${notification.region}$`));
      // Whoever replies to a support case is asked for the text.
      expect([wish.button.command, understood(wish.button.command)]).toEqual([
        wish.button.command,
        wish.button.text === 'Reply' ? 'missing-arguments' : 'ok',
      ]);
    }
  });

  it('need commands that are understood', () => {
    for (const { line } of offered.flatMap(withOtherwise).flatMap(({ wish }) => wish.needs))
      expect([line, understood(line)]).toEqual([line, 'ok']);
  });
});

const pipeline = (state: string, tone: Notification['tone']): Notification =>
  aNotification({ state, tone, thing: { kind: 'pipeline', names: { pipeline: 'shop', execution: 'e-1', stage: 'Build' } } });

function textsOf(notification: Notification): readonly string[] {
  return wishesOf(notification).map(({ button }) => button.text);
}

describe('thingButtons', () => {
  it('offers a pipeline what helps as it stands', () => {
    expect(textsOf(pipeline('FAILED', 'bad'))).toEqual(['Retry stage', 'Get info', 'Start']);
    expect(textsOf(pipeline('STARTED', 'progress'))).toEqual(['Get info', 'Stop']);
    expect(textsOf(pipeline('SUCCEEDED', 'good'))).toEqual(['Get info', 'Start']);
  });

  it('offers the answers to an approval, with a comment where somebody wants to write one', () => {
    const names = { pipeline: 'shop', stage: 'Production', action: 'SignOff', execution: 'e-1' };
    const [approve, reject, withComment] = wishesOf(
      aNotification({ state: 'STARTED', tone: 'progress', thing: { kind: 'approval', names } }),
    );

    expect(approve?.button).toEqual({
      text: 'Approve',
      command: 'codepipeline approve --pipeline shop --stage Production --action SignOff --pipeline-execution-id e-1 --region eu-central-1',
      style: 'primary',
    });
    expect(reject?.button).toMatchObject({ text: 'Reject', style: 'danger' });
    expect(withComment?.button).toMatchObject({
      isSecondary: true,
      command: approve?.button.command,
      asks: [{ name: 'comment', isRequired: false }],
    });
  });

  it('offers nothing whose command the event does not name all of', () => {
    const approval = aNotification({ thing: { kind: 'approval', names: { pipeline: 'shop' } } });
    expect(textsOf(approval)).toEqual(['Get info']);
    expect(textsOf(aNotification({ thing: { kind: 'service', names: { service: 'checkout' } } }))).toEqual([]);
  });

  it('offers nothing where the event does not say where it is from', () => {
    const { region: _region, ...placeless } = pipeline('FAILED', 'bad');
    expect(textsOf(placeless)).toEqual([]);
  });

  it('names the account where the channel has several', () => {
    const configuration = aChannelConfiguration({
      accounts: [{ accountId: '123456789012', name: 'prod', roleArn: 'arn:aws:iam::123456789012:role/ops' as never }],
    });
    const [wish] = wishesOf(pipeline('STARTED', 'progress'), { configuration });
    expect(wish?.button.command).toBe('--account 123456789012 codepipeline get-pipeline-state --name shop --region eu-central-1');
  });

  it('keeps any name of an event one value of one option', () => {
    const kinds: readonly ThingKind[] = ['pipeline', 'approval', 'deployment', 'instance', 'support-case', 'build', 'investigation'];
    const keys = ['pipeline', 'stage', 'action', 'execution', 'deployment', 'instance', 'case', 'group', 'stream', 'space', 'task'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), hostileText(), fc.constantFrom('bad', 'good', 'progress'), (kind, value, tone) => {
        const thing = { kind, names: Object.fromEntries(keys.map((key) => [key, value])) };
        for (const { button } of wishesOf(aNotification({ thing, tone, state: 'running' }))) {
          const outcome = parseCommand(button.command, parsing);
          if (outcome.status === 'failed') continue;
          const { service, operation, region } = outcome.command;
          expect({ service, region }).toEqual({
            service: expect.stringMatching(/^(?:codepipeline|deploy|ec2|support|logs|devops-agent)$/),
            region: 'eu-central-1',
          });
          expect(operation).not.toMatch(/^(?:Delete|Terminate|Put)/);
        }
      }),
    );
  });
});

describe('alarmButtons', () => {
  const alarm = aNotification({
    alarm: {
      metrics: [
        {
          namespace: 'AWS/ECS',
          metricName: 'CPUUtilization',
          dimensions: [
            { name: 'ServiceName', value: 'web' },
            { name: 'ClusterName', value: 'shop' },
          ],
        },
      ],
      logGroups: [],
      alarmedChildren: [],
    },
  });

  it('shows the log around the time of the alarm, whole and its errors alone', () => {
    const [all, errors] = wishesOf(alarm);
    expect(all?.button).toEqual({
      text: 'Show logs',
      command: 'logs insights --group /ecs/web --since 2026-11-20T02:55:12.000Z --until 2026-11-20T03:01:12.000Z --region eu-central-1',
      style: 'plain',
    });
    expect(errors?.button.command).toContain('(error|exception|fail|fatal)');
    expect(all?.otherwise?.button.command).toBe(
      `logs tail /ecs/web --since 2026-11-20T02:55:12.000Z --end-time ${Date.parse('2026-11-20T03:01:12Z')} --region eu-central-1`,
    );
    expect(errors?.otherwise?.button.command).toContain("--filter-pattern '?ERROR ?Error ?Exception ?FATAL ?Fail'");
  });

  it('shows the log in which lines were found, once that is known', () => {
    const context = { readAt: '2026-11-20T03:00:20Z', logLines: { logGroup: '/aws/ecs/web', lines: [] } };
    const [all] = wishesOf(alarm, { context });
    expect(all?.button.command).toMatch(/^logs insights --group \/aws\/ecs\/web /);
  });

  it.each(['["i-0abc","i-0def"]', ' ["i-0abc"]', '{"a":1}'])(
    'offers nothing for what is no name of an instance but would be read as several: %s',
    (value) => {
      const metrics = [{ namespace: 'Custom', metricName: 'CPUUtilization', dimensions: [{ name: 'InstanceId', value }] }];
      const alarmed = aNotification({ alarm: { metrics, logGroups: [], alarmedChildren: [] } });
      expect(textsOf(alarmed)).toEqual([]);
    },
  );

  it('offers an instance that is watched to be rebooted or stopped, and nothing once the alarm is over', () => {
    const metrics = [{ namespace: 'AWS/EC2', metricName: 'CPUUtilization', dimensions: [{ name: 'InstanceId', value: 'i-0abc' }] }];
    const watching = aNotification({ alarm: { metrics, logGroups: [], alarmedChildren: [] } });
    expect(textsOf(watching)).toEqual(['Reboot', 'Stop']);
    expect(textsOf({ ...watching, state: 'OK', tone: 'good' })).toEqual([]);
    const elsewhere = {
      ...watching,
      alarm: { metrics: metrics.map((metric) => ({ ...metric, accountId: '999999999999' })), logGroups: [], alarmedChildren: [] },
    };
    expect(textsOf(elsewhere)).toEqual([]);
  });

  it('mutes the alarm at AWS for an hour, whatever it is called, behind the other buttons', () => {
    const named = (name: string): Notification =>
      aNotification({
        alarm: {
          arn: `arn:aws:cloudwatch:eu-central-1:123456789012:alarm:${name}`,
          metrics: [],
          logGroups: [],
          alarmedChildren: [],
        },
      });

    expect(wishesOf(named('High CPU: web')).map(({ button }) => button)).toEqual([
      {
        text: 'Mute for 1 h',
        command: "cloudwatch mute-alarm --alarm-name 'High CPU: web' --for 1h --region eu-central-1",
        style: 'plain',
        isSecondary: true,
      },
    ]);
    expect(textsOf(named('two\nlines'))).toEqual([]);
    expect(textsOf({ ...named('cpu'), state: 'OK', tone: 'good' })).toEqual([]);
  });
});
