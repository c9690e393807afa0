// Who may hand events in at the HTTP door, as the admin API tells it: never a key, only when it ends and was last used.
import { z } from 'zod';

/** One key of a sender. */
const NotifySenderKey = z.object({
  name: z.string(),
  proof: z.enum(['token', 'webhook', 'access-key']),
  /** True for a key that is being replaced by a newer one. */
  isPrevious: z.boolean(),
  expiresAt: z.iso.datetime().optional(),
  /** Since the start of the server; absent where nobody was let in by it. */
  lastUsedAt: z.iso.datetime().optional(),
});

/** The answer of GET /api/notify-senders. */
export const NotifySenderList = z.object({ senders: z.array(NotifySenderKey) });
/** The answer of GET /api/notify-senders. */
export type NotifySenderList = z.infer<typeof NotifySenderList>;
