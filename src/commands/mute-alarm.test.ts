import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { muteAlarm } from './mute-alarm.ts';
import { parseCommand } from './parse/parse-command.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';
import { catalogue, facts } from './testing/parse-for-test.ts';

const parsing = { catalogue, facts, newId: () => 'id' };

async function completeAt(instant: string, given: Readonly<Record<string, string>>) {
  const time = { region: 'eu-west-1', now: () => new Date(instant), wait: () => Promise.resolve() };
  const completed = await muteAlarm.complete(new Map(Object.entries(given)), () => Promise.resolve(undefined), time);
  if (completed === undefined || 'why' in completed) return completed;
  const outcome = parseCommand(completed.line, parsing);
  return outcome.status === 'parsed' ? { ...completed, params: outcome.command.params, operation: outcome.command.operation } : outcome;
}

describe('muteAlarm', () => {
  it('begins with a minute that is still to come once the card was read', async () => {
    await expect(completeAt('2026-03-01T12:00:00Z', { 'alarm-name': 'cpu' })).resolves.toMatchObject({
      operation: 'PutAlarmMuteRule',
      params: {
        Rule: { Schedule: { Expression: 'at(2026-03-01T12:01)', Duration: 'PT60M', Timezone: 'UTC' } },
        MuteTargets: { AlarmNames: ['cpu'] },
      },
    });
    await expect(completeAt('2026-03-01T12:00:01Z', { 'alarm-name': 'cpu' })).resolves.toMatchObject({
      params: { Rule: { Schedule: { Expression: 'at(2026-03-01T12:02)' } } },
    });
    await expect(completeAt('2026-12-31T23:59:30Z', { 'alarm-name': 'cpu', for: '15d' })).resolves.toMatchObject({
      params: { Rule: { Schedule: { Expression: 'at(2027-01-01T00:01)', Duration: 'PT21600M' } } },
    });
  });

  it.each(['1s', '16d', '0m', 'an hour', ''])('explains a time that is none: %j', async (text) => {
    const answer = await completeAt('2026-03-01T12:00:00Z', { 'alarm-name': 'cpu', for: text });
    expect(answer).toEqual({ why: expect.stringContaining('--for takes minutes, hours or days') as string });
  });

  it('has one rule an alarm, whatever its name', async () => {
    const nameOf = async (alarm: string): Promise<unknown> => {
      const completed = await completeAt('2026-03-01T12:00:00Z', { 'alarm-name': alarm });
      return completed !== undefined && 'params' in completed ? completed.params['Name'] : completed;
    };
    const names = await Promise.all(['a b', 'a/b', 'a b', 'x'.repeat(255)].map(nameOf));

    expect(names[0]).toMatch(/^signalbox-a-b-[0-9a-f]{8}$/);
    expect(names[1]).not.toBe(names[0]);
    expect(names[2]).toBe(names[0]);
    expect(String(names[3]).length).toBeLessThan(100);
  });

  it('mutes the alarm of that name and no other, whatever it is called', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (alarm) => {
        fc.pre(alarm !== '');
        await expect(completeAt('2026-03-01T12:00:00Z', { 'alarm-name': alarm })).resolves.toMatchObject({
          operation: 'PutAlarmMuteRule',
          params: { MuteTargets: { AlarmNames: [alarm] } },
        });
      }),
    );
  });
});

describe('cloudwatch mute-alarm', () => {
  let flow: CommandsFlow;

  beforeEach(async () => {
    flow = await openCommandsFlow();
    flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
  });
  afterEach(() => flow.close());

  it('shows the rule and its time, and makes it once it is confirmed', async () => {
    const card = await flow.say("cloudwatch mute-alarm --alarm-name 'High CPU: web' --for 2h --region eu-west-1");

    expect(card).toContain('Confirm cloudwatch put-alarm-mute-rule');
    expect(card).toContain('CloudWatch does nothing of what this alarm would do');
    expect(card).toMatch(/delete-alarm-mute-rule --alarm-mute-rule-name signalbox-High-CPU-web-[0-9a-f]{8}/);
    expect(flow.calls).toEqual([]);

    await flow.say(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`);
    expect(flow.calls).toMatchObject([
      {
        operation: 'PutAlarmMuteRule',
        region: 'eu-west-1',
        params: { Rule: { Schedule: { Duration: 'PT120M' } }, MuteTargets: { AlarmNames: ['High CPU: web'] } },
      },
    ]);
  });

  it('is refused where the channel only reads', async () => {
    flow.surroundings.rules = rulesWith();

    await expect(flow.say('cloudwatch mute-alarm --alarm-name cpu')).resolves.toContain('not allowed here');
  });

  it('says what it takes', async () => {
    await expect(flow.say('cloudwatch mute-alarm')).resolves.toContain('needs --alarm-name');
  });
});
