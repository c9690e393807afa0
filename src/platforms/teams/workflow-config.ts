// The `teamsWebhooks` part of the configuration.
import { z } from 'zod';
import { AllowedHosts, WebhookConfig } from '../webhooks/webhook-config.ts';

/** Webhooks of the Workflows app of Microsoft Teams. */
export const TeamsWebhooksConfig = z.strictObject({
  webhooks: z.array(WebhookConfig).min(1).describe('The flows that post what they are sent into a chat or channel.'),
  allowedHosts: AllowedHosts,
});
/** Webhooks of the Workflows app of Microsoft Teams. */
export type TeamsWebhooksConfig = z.infer<typeof TeamsWebhooksConfig>;
