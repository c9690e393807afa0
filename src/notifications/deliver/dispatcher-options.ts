// What the dispatcher and its lanes work with.
import type { ChannelConfiguration, LoggingLevel } from '../../domain/channel-configuration.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { PostOutcome } from '../../platforms/platform.ts';
import type { NotificationsContext } from '../context.ts';
import type { OperatorNotices } from '../operator-notices.ts';
import type { LaneOwnership } from './lane-ownership.ts';
import type { PlatformDirectory } from './platform-directory.ts';
import type { StormControl } from '../storm-control.ts';

/** What keeps deliveries from a channel, whatever its platform says: `barred` on purpose, or something that is not known at the moment. */
export type Obstacle = { readonly status: 'barred'; readonly reason: string } | Extract<PostOutcome, { readonly status: 'retry' }>;

/** Finds what keeps a delivery from its channel at the moment. */
export type FindObstacle = (delivery: Pick<Delivery, 'channel' | 'configurationName'>) => Promise<Obstacle | undefined>;

/** What the dispatcher needs beside the flow's context. */
export interface DispatcherOptions {
  readonly context: NotificationsContext;
  readonly platforms: PlatformDirectory;
  /** How much is logged about a configuration's deliveries. */
  readonly loggingLevelOf: (configurationName: string) => LoggingLevel;
  /** Takes what the level of a configuration asks for, where its log has a place outside. */
  readonly noteForChannel?: (note: ChannelNote) => void;
  /** Says why nothing may be posted in a channel at the moment: for good until somebody changes something, or for now. Never rejects. */
  readonly findObstacle?: FindObstacle;
  /** The configuration in whose channel is posted what one cannot deliver; it is enabled. */
  readonly fallbackOf?: (configurationName: string) => ChannelConfiguration | undefined;
  /** Tells operators what they have to mend. */
  readonly notices?: OperatorNotices;
  /** Hears that a delivery has died. */
  readonly onDead?: () => void;
  /** Keeps channels from being flooded; without it everything is sent singly. */
  readonly storm?: StormControl;
  /** Which lanes run here, where several nodes share the store; all of them unless given. */
  readonly ownership?: LaneOwnership;
  readonly setTimer: SetTimer;
  /** A clock in milliseconds that never steps, for pauses and paces; that of the flow unless given. */
  readonly elapsed?: () => number;
  /** From 0 (included) to 1. */
  readonly random: () => number;
}

/** What became of a delivery, for the log of its configuration. */
export interface ChannelNote {
  readonly configurationName: string;
  readonly level: 'ERROR' | 'INFO';
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
