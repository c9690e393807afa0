import { describe, expect, it } from 'vitest';
import { updatePolicyOf } from './channel-preferences.ts';
import { DEFAULT_UPDATE_POLICY } from './update-policy.ts';

const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;

describe('updatePolicyOf', () => {
  it('is the default where nobody says anything', () => {
    expect(updatePolicyOf(undefined, undefined)).toEqual(DEFAULT_UPDATE_POLICY);
  });

  it('is what was set in the chat, over the default', () => {
    expect(updatePolicyOf(undefined, { channel, updates: { show: 'both' } })).toEqual({ ...DEFAULT_UPDATE_POLICY, show: 'both' });
  });

  it("is the file's where it sets one, whatever was set in the chat before", () => {
    const fromFile = { ...DEFAULT_UPDATE_POLICY, edit: false };

    expect(updatePolicyOf(fromFile, { channel, updates: { show: 'both', edit: true } })).toEqual(fromFile);
  });
});
