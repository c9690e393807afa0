// What the dispatcher and its lanes work with.
import type { LoggingLevel } from '../../domain/channel-configuration.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { NotificationsContext } from '../context.ts';
import type { PlatformDirectory } from './platform-directory.ts';

/** What the dispatcher needs beside the flow's context. */
export interface DispatcherOptions {
  readonly context: NotificationsContext;
  readonly platforms: PlatformDirectory;
  /** How much is logged about a configuration's deliveries. */
  readonly loggingLevelOf: (configurationName: string) => LoggingLevel;
  readonly setTimer: SetTimer;
  /** From 0 (included) to 1. */
  readonly random: () => number;
}
