// Where a posted message stands on its platform.
import type { Channel } from './channel.ts';

/** Where a platform keeps a posted message; `messageId` is the platform's own id (Slack: `ts`). */
export interface MessageReference {
  readonly channel: Channel;
  readonly messageId: string;
}
