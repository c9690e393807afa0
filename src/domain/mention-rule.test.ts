import { describe, expect, it } from 'vitest';
import { mentionsByRules, parseMention, type MentionRule, type NamedMention } from './mention-rule.ts';

const here: NamedMention = { target: { kind: 'everyone', scope: 'here' }, text: '@here' };
const ana: NamedMention = { target: { kind: 'person', id: 'U0123ABCD' }, text: '@U0123ABCD' };

describe('mentionsByRules', () => {
  const rules: readonly MentionRule[] = [
    { severities: ['critical'], mentions: [here, ana] },
    { severities: ['critical', 'high'], kinds: ['cloudwatch alarm'], mentions: [ana] },
  ];

  it('calls whom the matching rules name, each once', () => {
    expect(mentionsByRules(rules, { severity: 'critical', kind: 'CloudWatch Alarm' })).toEqual([here, ana]);
    expect(mentionsByRules(rules, { severity: 'high', kind: 'CloudWatch Alarm' })).toEqual([ana]);
  });

  it('calls nobody for another severity or kind', () => {
    expect(mentionsByRules(rules, { severity: 'high', kind: 'GuardDuty Finding' })).toEqual([]);
    expect(mentionsByRules(rules, { severity: 'info', kind: 'CloudWatch Alarm' })).toEqual([]);
    expect(mentionsByRules([], { severity: 'critical', kind: 'CloudWatch Alarm' })).toEqual([]);
  });
});

describe('parseMention', () => {
  it('reads what Slack has', () => {
    expect(parseMention('@here', 'slack')).toEqual(here);
    expect(parseMention('U0123ABCD', 'slack')).toEqual(ana);
    expect(parseMention('S0123ABCD', 'slack')?.target).toEqual({ kind: 'group', id: 'S0123ABCD' });
    expect(parseMention('@channel', 'slack')?.target).toEqual({ kind: 'everyone', scope: 'channel' });
  });

  it('reads names on the web chat', () => {
    expect(parseMention('@web-team', 'web')).toEqual({ target: { kind: 'person', id: 'web-team' }, text: '@web-team' });
    expect(parseMention('@here', 'web')).toEqual(here);
  });

  it.each(['', '@ana', 'u0123abcd', '<@U0123ABCD>', 'C0123ABCD', '@here '])('refuses %j for Slack', (text) => {
    expect(parseMention(text, 'slack')).toBeUndefined();
  });

  it.each(['', 'ana', '@', '@a b', '@<script>'])('refuses %j for the web chat', (text) => {
    expect(parseMention(text, 'web')).toBeUndefined();
  });
});
