import { describe, expect, it } from 'vitest';
import { guardrailsOfChannel } from './guardrails-of-channel.ts';

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
