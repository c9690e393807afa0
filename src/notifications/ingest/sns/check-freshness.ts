// Whether a message is of now: SNS signs the time of publishing, so an old message that somebody kept stays recognizable.

// SNS gives up on an HTTPS endpoint after an hour at most (SNS developer guide, delivery policies: 3,600 seconds in all).
const RETRY_WINDOW_MS = 3_600_000;
// How far clocks may be apart, and how long a message may have been under way in SNS itself.
const AGE_ALLOWANCE_MS = 3_600_000;
// AWS refuses requests that are more than 15 minutes off (SigV4), so a good clock is never further away.
const FUTURE_ALLOWANCE_MS = 900_000;

/** Oldest message that is accepted; identities must be kept for at least as long, or a replay would be a new event. */
export const SNS_MESSAGE_MAX_AGE_MS = RETRY_WINDOW_MS + AGE_ALLOWANCE_MS;

/** Tells how a message's time stands to ours. */
export function checkFreshness(sentAt: Date, now: Date): 'fresh' | 'stale' | 'from-the-future' {
  const ageMs = now.getTime() - sentAt.getTime();
  if (ageMs > SNS_MESSAGE_MAX_AGE_MS) return 'stale';
  return ageMs < -FUTURE_ALLOWANCE_MS ? 'from-the-future' : 'fresh';
}
