// An offer: a command that anybody in its channel may run by a short code, such as the next page of an answer. Never permission: the
// command is parsed and authorized anew for whoever takes the offer up.
import type { Channel } from './channel.ts';

/** An offer. */
export interface Offer {
  readonly channel: Channel;
  /** What takes it up: `more K7QX2M`. Unique in its channel. */
  readonly code: string;
  /** The command as it would be typed; without secrets. */
  readonly commandText: string;
  readonly expiresAt: Date;
}
