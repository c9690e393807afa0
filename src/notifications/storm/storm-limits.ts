// The bounds of digests; all of them our own.

/** How many waiting deliveries one unit takes in: a few milliseconds of work. */
export const PAGE_SIZE = 500;

/** How many such units follow each other before the lane looks again for what is urgent. */
export const PAGES_IN_A_ROW = 20;

/** How often the message of a digest is changed at most. */
export const CHANGE_EVERY_MS = 2_000;

/** How often each of two is, where one tells the critical part: with replies and single messages fewer than sixty calls a minute. */
export const CHANGE_EACH_OF_TWO_EVERY_MS = 5_000;

/** How often it is changed at most once it is closed. */
export const CHANGE_OF_CLOSED_EVERY_MS = 30_000;

/** How often a new one comes where a message cannot be changed. */
export const NEW_MESSAGE_EVERY_MS = 60_000;

/** In a storm a critical message that could not be sent singly for so long is told in the digest of critical ones, which comes at once. */
export const CRITICAL_PATIENCE_MS = 3_500;

/** How many names the message of a critical digest says; further ones stand in replies of as many. */
export const NAMES_IN_A_MESSAGE = 40;

/** How often such a reply comes at most: meanwhile names gather for one. */
export const NAMES_EVERY_MS = 6_000;

/** How many names wait for a reply at most: two and a half minutes of reading; the file at the end has all. */
export const UNSAID_NAMES_MAX = 1_000;

/** A group message ends when nothing has joined it for so many of its intervals: what comes then is a new message below. */
export const GROUP_LIFE_INTERVALS = 2;

/** How long a group message waits for others at least before it ends. */
export const GROUP_LIFE_MIN_MS = 10 * 60_000;

/** How many groups of a channel one look serves. */
export const GROUPS_AT_ONCE = 100;

/** How many later steps of what groups hold one look takes in. */
export const STEPS_AT_ONCE = 100;

/** How many different names of a kind of thing are counted apart. */
export const NAMES_COUNTED = 200;

/** The largest file of a digest, as of an answer. */
export const FILE_MAX_BYTES = 5_000_000;

/** How many files a channel keeps, as of answers. */
export const FILES_KEPT = 50;
