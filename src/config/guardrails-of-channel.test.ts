import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardrailsOfChannel, matchesName } from './guardrails-of-channel.ts';

const channel = { configurationName: 'prod-web', platform: 'slack', workspaceId: 'T0' } as const;
const all = {
  defaultGuardrails: ['of-all'],
  slack: { workspaces: [{ workspaceId: 'T0', guardrails: ['of-workspace'] }, { workspaceId: 'T1' }] },
  guardrailSelections: [
    { configurationNames: ['staging-*', 'prod-*'], guardrails: ['of-selection'] },
    { configurationNames: ['*'], guardrails: ['of-later-selection'] },
  ],
};

describe('guardrailsOfChannel', () => {
  it('takes the nearest, in the place of all others', () => {
    expect(guardrailsOfChannel({ ...channel, guardrails: ['own'] }, all)).toEqual({ names: ['own'], origin: { kind: 'channel' } });
    expect(guardrailsOfChannel(channel, all)).toEqual({ names: ['of-selection'], origin: { kind: 'selection', pattern: 'prod-*' } });
    const { guardrailSelections: _, ...others } = all;
    expect(guardrailsOfChannel(channel, others)).toEqual({ names: ['of-workspace'], origin: { kind: 'workspace', workspaceId: 'T0' } });
    expect(guardrailsOfChannel({ ...channel, workspaceId: 'T1' }, others)).toEqual({ names: ['of-all'], origin: { kind: 'default' } });
    expect(guardrailsOfChannel({ ...channel, platform: 'web' }, others)).toEqual({ names: ['of-all'], origin: { kind: 'default' } });
    expect(guardrailsOfChannel(channel, {})).toEqual({ names: [], origin: { kind: 'nowhere' } });
  });

  it('takes an empty list as what it says: the channel only reads', () => {
    expect(guardrailsOfChannel({ ...channel, guardrails: [] }, all)).toEqual({ names: [], origin: { kind: 'channel' } });
  });
});

describe('matchesName', () => {
  it.each([
    ['prod-*', 'prod-web', true],
    ['*-web', 'prod-web', true],
    ['p*d*b', 'prod-web', true],
    ['*', 'anything', true],
    ['prod', 'prod', true],
    ['prod', 'prod-web', false],
    ['prod-*', 'preprod-web', false],
    ['ab*ba', 'aba', false],
    ['a*b*b', 'ab', false],
  ])('finds that %s and %s match: %s', (pattern, name, expected) => {
    expect(matchesName(pattern, name)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, name) => {
        expect(matchesName(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
      }),
    );
  });
});
