import { describe, expect, it } from 'vitest';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { MentionRule, NamedMention } from '../../domain/mention-rule.ts';
import type { Severity } from '../../domain/notification.ts';
import { mentionSpans } from './compose-mentions.ts';

const here: NamedMention = { target: { kind: 'everyone', scope: 'here' }, text: '@here' };
const ana: NamedMention = { target: { kind: 'person', id: 'U0123ABCD' }, text: '@U0123ABCD' };
const rules: readonly MentionRule[] = [{ severities: ['critical', 'high'], mentions: [here, ana] }];

const AT = '2026-11-20T03:12:30.000Z';

/** Whether the last of these steps calls, the severity of each given. */
function isCalled(severities: readonly (Severity | undefined)[], occurredAt = AT): boolean {
  const steps = severities.map((severity) => aStep({ at: AT, ...(severity === undefined ? {} : { severity }) }));
  const notification = aNotification({ severity: severities.at(-1) ?? 'info', occurredAt });
  return mentionSpans({ notification, incident: anIncident({ steps }), rules }).length > 0;
}

describe('mentionSpans', () => {
  it('calls with a message that is of no incident', () => {
    expect(mentionSpans({ notification: aNotification(), rules })).toEqual([
      { kind: 'mention', ...here },
      { kind: 'text', text: ' ' },
      { kind: 'mention', ...ana },
    ]);
  });

  it('calls nobody without rules, and nobody for a severity that no rule names', () => {
    expect(mentionSpans({ notification: aNotification() })).toEqual([]);
    expect(mentionSpans({ notification: aNotification({ severity: 'info' }), rules })).toEqual([]);
  });

  it.each<[string, readonly (Severity | undefined)[], boolean]>([
    ['the first step', ['high'], true],
    ['the same again', ['high', 'high'], false],
    ['a step that is worse than all before', ['high', 'medium', 'critical'], true],
    ['a step that is only worse than the last', ['critical', 'info', 'high'], false],
    ['the failed end of a run that began well', ['info', 'high'], true],
    ['a better step', ['critical', 'high'], false],
    ['a step after some that do not say how bad they were', [undefined, 'critical'], false],
  ])('decides about %s', (_what, severities, isExpected) => {
    expect(isCalled(severities)).toBe(isExpected);
  });

  it('calls nobody for what came late', () => {
    expect(isCalled(['high'], '2026-11-20T03:00:00.000Z')).toBe(false);
  });

  it('wakes nobody for a demonstration, and says whom it would call', () => {
    expect(mentionSpans({ notification: aNotification({ isSample: true }), rules: [{ severities: ['high'], mentions: [here] }] })).toEqual([
      { kind: 'text', text: 'Would call ' },
      { kind: 'text', text: '@here' },
    ]);
  });

  it('takes nothing of the payload for a mention', () => {
    const notification = aNotification({
      name: { kind: 'plain', source: '<!channel> @here U0123ABCD' },
      owner: '@here',
      tags: { mention: '@channel', owner: 'S0123ABCD' },
    });

    expect(mentionSpans({ notification, rules: [] })).toEqual([]);
  });
});
