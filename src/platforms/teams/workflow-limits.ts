// Limits of webhooks of the Workflows app of Microsoft Teams, but for those of a message (teams-limits.ts).
import type { RateLimit } from '../platform.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;

/** What a webhook takes (learn.microsoft.com, Create and send messages: Rate limiting for connectors). */
export const WORKFLOW_PACE: readonly RateLimit[] = [
  { count: 4, perMs: SECOND_MS },
  { count: 60, perMs: 30 * SECOND_MS },
  { count: 100, perMs: HOUR_MS },
  { count: 150, perMs: 2 * HOUR_MS },
  { count: 1_800, perMs: 24 * HOUR_MS },
];

/** Characters of a text that stands in a message whole, whatever their alphabet: three bytes each leave room for the card around it. */
export const LONGEST_UNCUT_WORKFLOW_TEXT = 6_000;

/** Where flows take requests; the last are the connectors that came before them. */
export const WORKFLOW_HOSTS = ['*.logic.azure.com', '*.powerplatform.com', '*.webhook.office.com'] as const;

/**
 * UTF-8 bytes of a card where it stands as a text within the message that a flow posts. Teams refuses that message beyond 28,672 bytes: a
 * request of 24,453 had become 28,897 (github.com/MicrosoftDocs/msteams-docs/issues/11274), which we read as one more for each quotation
 * mark. The flow has accepted it by then, so nobody would hear of it.
 */
export const MAX_WORKFLOW_CARD_TEXT_SIZE = 27_000;
