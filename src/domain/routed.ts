// A channel that an event goes to, by which routes, and how.
import type { ChannelConfiguration } from './channel-configuration.ts';
import type { Grouping } from './grouping.ts';
import type { Muting } from './muting.ts';

/** One channel configuration of an event. */
export interface Routed {
  readonly configuration: ChannelConfiguration;
  /** The routes that led here, in the order of the tree, such as `payments / critical`; none: by its topic, queue or token alone. */
  readonly routeNames: readonly string[];
  /** Why nothing of it is shown there. */
  readonly muting?: Muting;
  /** What it is shown together with. */
  readonly grouping?: Grouping;
}
