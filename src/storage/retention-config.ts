// The `retention` part of the configuration: how long what is over is kept.
import { z } from 'zod';

/** Ten years: whoever needs more keeps everything. */
const LONGEST_DAYS = 3_650;

/** Nobody looks for an alarm of last quarter in a chat; what has to be kept for longer stands in the audit log, which stays. */
const DEFAULT_DAYS = 90;

const Days = z.int().min(0).max(LONGEST_DAYS).default(DEFAULT_DAYS);

/** How long what is over is kept. */
export const RetentionConfig = z.strictObject({
  eventDays: Days.describe(
    'How many days events are kept, with their deliveries and incidents; 0: for ever. What waits, is dead, or belongs to an open incident stays in any case.',
  ),
  commandDays: Days.describe(
    'How many days commands are kept that are over, and what was followed for them; 0: for ever. What waits for a word or an approval stays in any case, and the audit log has them all.',
  ),
  webMessageDays: Days.describe(
    'How many days the messages of the web chat are kept after they were posted or last changed, those of events at least as long as the event; 0: for ever.',
  ),
});
/** How long what is over is kept. */
export type RetentionConfig = z.infer<typeof RetentionConfig>;
