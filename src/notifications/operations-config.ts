// The `operations` part of the configuration: where Signalbox tells its operators about itself.
import { z } from 'zod';

/** Where operators are told. */
export const OperationsConfig = z.strictObject({
  channel: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of the channel configuration in which operators are told what of Signalbox they have to mend, and that it is mended. Without it: in the log alone.',
    ),
  checkTopics: z
    .boolean()
    .default(true)
    .describe(
      'Whether the topics of channel configurations are looked at every half hour, with their subscriptions, queues and keys. What is missing rights for is left out.',
    ),
});
/** Where operators are told. */
export type OperationsConfig = z.infer<typeof OperationsConfig>;
