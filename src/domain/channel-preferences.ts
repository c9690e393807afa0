// What people of a channel have set for all of it: how updates are shown, as far as the configuration file leaves that to them.
import type { Channel } from './channel.ts';
import { DEFAULT_UPDATE_POLICY, type UpdatePolicy } from './update-policy.ts';

/** What is set for a channel; what is absent counts as it does by default. */
export interface ChannelPreferences {
  readonly channel: Channel;
  readonly updates: Partial<UpdatePolicy>;
}

/** Works out the policy of a channel: the file's where it sets one, else what was set in the chat, else the default. */
export function updatePolicyOf(fromFile: UpdatePolicy | undefined, preferences: ChannelPreferences | undefined): UpdatePolicy {
  return fromFile ?? { ...DEFAULT_UPDATE_POLICY, ...preferences?.updates };
}
