// How much of an event its message shows. What is cut is said in the message. Custom notifications have the room of `roomFor`.

/** Longest title, in UTF-16 code units like all lengths here (AWS Chatbot administrator guide, custom notifications, `title`). */
export const TITLE_MAX_LENGTH = 250;

/** Longest description (same guide, `description`). */
export const DESCRIPTION_MAX_LENGTH = 8000;

/** Longest next step (same guide, `nextSteps`). */
export const NEXT_STEP_MAX_LENGTH = 350;

/** Longest keyword (same guide, `keywords`). */
export const KEYWORD_MAX_LENGTH = 75;

// The rest are bounds of our own for events that nobody wrote for reading.

/** Markup may be this many times longer than what it shows: addresses and signs do not count as text. */
export const MARKUP_SOURCE_FACTOR = 2;

/** Most blocks of a description. Slack takes 50 blocks a message (Block Kit reference); the others need room too. */
export const DESCRIPTION_BLOCKS_MAX = 20;

/** Most facts. */
export const FACTS_MAX = 30;

/** Longest label of a fact. */
export const FACT_LABEL_MAX_LENGTH = 75;

/** Longest value of a fact. */
export const FACT_VALUE_MAX_LENGTH = 1000;

/** Most next steps. */
export const NEXT_STEPS_MAX = 20;

/** Most keywords. */
export const KEYWORDS_MAX = 20;

/** How many steps of an incident its history shows, the newest ones. */
export const HISTORY_STEPS_MAX = 5;

/** Longest summary of a step, as latest update and in the history. */
export const STEP_SUMMARY_MAX_LENGTH = 160;

/** Longest word for a state; longer ones are no words. */
export const STATE_MAX_LENGTH = 100;

/** Longest line for push notifications: a title and a little more. */
export const FALLBACK_TEXT_MAX_LENGTH = 350;

/** Most text of one message in all, without link addresses. */
export const MESSAGE_TEXT_MAX_LENGTH = 20_000;
