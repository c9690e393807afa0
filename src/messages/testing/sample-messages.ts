// The messages that every renderer is tried on; the names are those of the golden files.
import type { Message } from '../message.ts';
import { sampleAlarmMessages } from './sample-alarm-messages.ts';
import { sampleCommandMessages } from './sample-command-messages.ts';
import { sampleCustomMessages } from './sample-custom-messages.ts';
import { sampleDifficultMessages } from './sample-difficult-messages.ts';

/** Messages that together use every block and span, the good and the hostile, by name. */
export const sampleMessages: Readonly<Record<string, Message>> = {
  ...sampleAlarmMessages,
  ...sampleCommandMessages,
  ...sampleCustomMessages,
  ...sampleDifficultMessages,
};
