// The channel configurations in force, and which topics each one listens to. A reload replaces it as a whole.
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';

/** Looks channel configurations up. */
export interface ChannelDirectory {
  list(): readonly ChannelConfiguration[];
  find(configurationName: string): ChannelConfiguration | undefined;
  /** Names of the configurations that an administrator gave a topic to, beside those whose file lists it. */
  approvedFor(topicArn: string): readonly string[];
}
