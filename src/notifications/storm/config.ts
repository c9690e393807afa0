// The `notifications.storms` part of the configuration: when much becomes one message.
import { z } from 'zod';

/** When a flood of messages becomes a digest. */
export const StormsConfig = z.strictObject({
  backlog: z
    .int()
    .min(2)
    .max(1_000)
    .default(10)
    .describe('How many messages may wait for a channel, because its platform takes no more, before they come as one digest.'),
  criticalsPerMinute: z
    .int()
    .min(1)
    .max(60)
    .default(20)
    .describe(
      'How many critical messages a minute are shown singly in a storm. Further ones come as one message that names every resource.',
    ),
  quietSeconds: z
    .int()
    .min(10)
    .max(3_600)
    .default(60)
    .describe('A storm is over when in so many seconds fewer messages came than the backlog.'),
  everywhere: z.boolean().default(false).describe('Also where the platform takes as much as comes, as the web chat does.'),
});
/** When a flood of messages becomes a digest. */
export type StormsConfig = z.infer<typeof StormsConfig>;
