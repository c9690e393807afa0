// What has come at either end of a list since it was last looked at.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';

/** What is new at the ends. */
export interface ChangedEnds {
  /** True when the list begins with another message. */
  readonly hasOtherStart: boolean;
  /** How many messages stand after the one that was the newest. */
  readonly newerCount: number;
}

/** Compares two states of a list, each oldest first. */
export function compareEnds(before: readonly WebChannelMessage[], after: readonly WebChannelMessage[]): ChangedEnds {
  const newestBefore = before.at(-1);
  const newerCount = newestBefore === undefined ? 0 : after.length - 1 - after.findLastIndex(({ id }) => id === newestBefore.id);
  return { hasOtherStart: before[0]?.id !== after[0]?.id, newerCount };
}
