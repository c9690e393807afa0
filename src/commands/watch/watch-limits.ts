// How long a watch goes on, how often it asks, and how many there may be: AWS counts calls by account, and a channel is for reading.

/** How long a watch goes on, restarts included; what takes longer is asked for again. Our own bound. */
export const WATCH_MAX_MS = 3_600_000;

/** How many watches a channel may have at a time. Our own bound. */
export const WATCHES_PER_CHANNEL_MAX = 20;

/** How many of them one person may have. Our own bound. */
export const WATCHES_PER_PERSON_MAX = 5;

/** How often AWS is asked at most, whatever a waiter says; the shortest waiters of botocore wait a second. Our own bound. */
export const POLL_INTERVAL_MIN_MS = 5_000;

/** How often it is asked how far work has come that somebody follows. */
export const FOLLOW_INTERVAL_MS = 10_000;

/** The longest pause after AWS has asked for less. */
export const POLL_INTERVAL_MAX_MS = 120_000;

/** How many calls in a row may come to nothing. */
export const TROUBLES_MAX = 5;

/** How long one call may take. */
export const POLL_TIMEOUT_MS = 15_000;

/** How long *Follow* is offered. */
export const OFFER_LIFETIME_MS = 3_600_000;
