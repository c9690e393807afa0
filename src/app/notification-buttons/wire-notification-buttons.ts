// The buttons of notifications, as the composition root puts them in place.
import type { Logger } from 'pino';
import { alarmButtons } from './alarm-buttons.ts';
import type { ButtonSource } from './button-source.ts';
import { NotificationButtons, type ButtonJudges } from './notification-buttons.ts';
import { thingButtons } from './thing-buttons.ts';

/** What they need. */
export interface NotificationButtonsWiringOptions {
  /** The buttons that people have made themselves. */
  readonly custom: ButtonSource;
  /** Resolves once the commands flow is loaded. */
  readonly loadCommands: () => Promise<{ readonly buttonJudge: ButtonJudges }>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Makes them; in the order of the sources they stand under a notification. */
export function wireNotificationButtons({ custom, loadCommands, now, logger }: NotificationButtonsWiringOptions): NotificationButtons {
  const loadJudge = async (): Promise<ButtonJudges> => (await loadCommands()).buttonJudge;
  return new NotificationButtons({ sources: [custom, alarmButtons, thingButtons], loadJudge, now, logger });
}
