// What the configuration says of incoming webhooks, whichever service they are of.
import { z } from 'zod';
import { Secret } from '../../lib/secret.ts';

// It is the channel id of a channel configuration. Match: ops-alarms. Near miss: ops alarms, -ops.
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;
// Match: relay.example.org, 127.0.0.1:8080. Near miss: https://relay.example.org, *.example.org, [::1].
const HOST = /^(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(?::\d{1,5})?$/;

/** One webhook. */
export const WebhookConfig = z.strictObject({
  name: z
    .string()
    .regex(NAME, 'must be 1 to 80 letters, digits, hyphens or underscores, the first a letter or digit')
    .describe('What channel configurations call it: their channelId.'),
  url: z.instanceof(Secret).describe('Its address, as it was shown. Whoever has it can post: it is a secret.'),
});
/** One webhook. */
export type WebhookConfig = z.infer<typeof WebhookConfig>;

/** Hosts that are allowed beside those of the service. */
export const AllowedHosts = z
  .array(z.string().regex(HOST, 'must be a host such as relay.example.org, or host:port'))
  .default([])
  .describe(
    'Further hosts at which webhooks may be, such as relay.example.org or relay.example.org:8443. Plain http is taken for hosts of this machine that are listed here, such as 127.0.0.1:8080.',
  );
