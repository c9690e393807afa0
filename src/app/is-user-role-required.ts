// Whether whoever asks needs a role of their own.
import type { Config } from '../config/schema.ts';

/** Tells it of a configuration: it is required for all channels, or for this one. */
export function isUserRoleRequired({ userAuthorizationRequired, channelConfigurations }: Config, name: string): boolean {
  return (
    userAuthorizationRequired || channelConfigurations.some((each) => each.configurationName === name && each.userAuthorizationRequired)
  );
}
