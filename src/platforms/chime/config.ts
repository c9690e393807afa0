// The `chime` part of the configuration.
import { z } from 'zod';
import { AllowedHosts, WebhookConfig } from '../webhooks/webhook-config.ts';

/** Amazon Chime. */
export const ChimeConfig = z.strictObject({
  webhooks: z.array(WebhookConfig).min(1).describe('The incoming webhooks of chat rooms; a chat room can have several.'),
  allowedHosts: AllowedHosts,
});
/** Amazon Chime. */
export type ChimeConfig = z.infer<typeof ChimeConfig>;
