// Amazon Chime: posts to incoming webhooks, hears nothing. The service ended in February 2026. See README.md.
import type { Platform } from '../platform.ts';
import { createWebhookPlatform, type WebhookService } from '../webhooks/create-webhook-platform.ts';
import { CHIME_HOSTS, LONGEST_UNCUT_TEXT } from './chime-limits.ts';
import type { ChimePayload } from './chime-payload.ts';
import type { ChimeConfig } from './config.ts';
import { readChimeMessageId } from './read-chime-message-id.ts';
import { renderChimeMessage } from './render-chime-message.ts';

/** What the platform needs. */
export interface ChimePlatformOptions {
  readonly config: ChimeConfig;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline?: () => AbortSignal;
}

const CHIME: WebhookService<ChimePayload> = {
  name: 'chime',
  capabilities: {
    threads: false,
    buttons: false,
    forms: false,
    files: false,
    edits: false,
    maxTextLength: LONGEST_UNCUT_TEXT,
    // One message a second is often quoted and stated nowhere by AWS: the careful reading.
    pace: { postsOfChannel: [{ count: 1, perMs: 1_000 }], editsOfWorkspace: [] },
  },
  knownHosts: CHIME_HOSTS,
  dialect: { service: 'Amazon Chime', advice: 'the service ended on 2026-02-20; post to another platform, see docs/guides/chime.md' },
  render: renderChimeMessage,
  readMessageId: readChimeMessageId,
};

/** Makes the platform of all configured webhooks. */
export function createChimePlatform({ config, createDeadline }: ChimePlatformOptions): Platform<ChimePayload> {
  return createWebhookPlatform(CHIME, { ...config, createDeadline });
}
