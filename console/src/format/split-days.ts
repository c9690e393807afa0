// Messages under the days they were posted on.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { dayKey } from './day-label.ts';
import { deviceTimeStyle } from './time-zone.ts';
import type { TimeStyle } from './time-zone.ts';

/** The messages of one calendar day of the reader's zone. */
export interface DayOfMessages {
  readonly key: string;
  readonly messages: readonly WebChannelMessage[];
}

/** Splits messages, oldest first, into days, oldest first. */
export function splitDays(messages: readonly WebChannelMessage[], style: TimeStyle = deviceTimeStyle): readonly DayOfMessages[] {
  const days: { key: string; messages: WebChannelMessage[] }[] = [];
  for (const message of messages) {
    const key = dayKey(message.postedAt, style);
    const last = days.at(-1);
    if (last?.key === key) last.messages.push(message);
    else days.push({ key, messages: [message] });
  }
  return days;
}
