import { describe, expect, it } from 'vitest';
import type { ChannelIntake } from '../../domain/channel-intake.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { aSilence } from '../../storage/testing/a-silence.ts';
import { composeNotifications, type ShownIntake } from './compose-notifications.ts';

const now = new Date('2026-03-01T03:00:00Z');

function tell(intake: Partial<ChannelIntake>, more: Partial<ShownIntake> = {}): string {
  const whole: ChannelIntake = { configurationName: 'ops', topics: [], senders: [], routes: [], mentions: [], lastEvents: [], ...intake };
  return renderPlainText(composeNotifications({ intake: whole, silences: [], openCount: 0, guardrailNames: [], now, ...more }));
}

const route = {
  path: 'night',
  matchers: ['severity=low'],
  leads: 'here',
  configurationNames: [],
  mutedDuring: [],
  activeDuring: [],
} as const;

describe('composeNotifications', () => {
  it('says why nothing is posted, and that a storm goes on', () => {
    const told = tell({ disabledBecause: 'the policy of the organization forbids it', stormCount: 412 });

    expect(told).toMatch(/Disabled: +the policy of the organization forbids it/);
    expect(told).toMatch(/Storm: +goes on: 412 messages in one digest/);
  });

  it('says what each route does with events for the channel', () => {
    const routes = [
      { ...route, mutedDuring: ['nights'], groupedBy: ['account', 'name'] },
      { ...route, path: 'payments', leads: 'elsewhere', configurationNames: ['pay', 'audit'], matchers: [] } as const,
      { ...route, path: 'office', activeDuring: ['workdays'] },
    ];
    const told = tell({ routes });

    expect(told).toContain('night: severity=low comes here; is not shown during nights; is shown together by account, name');
    expect(told).toContain('payments: everything goes to pay, audit and not here');
    expect(told).toContain('office: severity=low comes here; is shown during workdays alone');
  });

  it('shows no more lines than have room, and says how many there are', () => {
    const topics = Array.from(
      { length: 15 },
      (_, index) => ({ topicArn: `arn:aws:sns:eu-west-1:123456789012:t${index}`, by: 'approval' }) as const,
    );
    const told = tell({ topics });

    expect(told).toContain('t11 (eu-west-1, 123456789012): approved for this channel');
    expect(told).not.toContain('t12');
    expect(told).toContain('3 more');
  });

  it('keeps each event to its line, whatever its title says', () => {
    const told = tell({ lastEvents: [{ title: 'a\n• b\u202Ec', at: now, status: 'dead', reason: 'channel_not_found' }] });

    expect(told).toMatch(/• .*a • b.*: could not be posted \(channel_not_found\)/);
    expect(told).not.toContain('\u202E');
  });

  it('tells silences that count now apart from those to come', () => {
    const later = { startsAt: new Date('2026-03-02T03:00:00Z'), endsAt: new Date('2026-03-02T04:00:00Z') };
    const silences = [
      aSilence({ code: 'AAAAAA', startsAt: now, endsAt: new Date('2026-03-01T04:00:00Z') }),
      aSilence({ code: 'BBBBBB', ...later }),
    ];
    const told = tell({}, { silences });

    expect(told).toMatch(/AAAAAA .* until /);
    expect(told).toMatch(/BBBBBB .* from /);
  });
});
