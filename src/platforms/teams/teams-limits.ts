// Every limit of Microsoft Teams that rendering keeps, with its source.

/**
 * Bytes of a bot's message: "must be within 80 KB to guarantee successful message delivery", of about 100 KB that Teams takes, counted in
 * UTF-16 and without inline pictures (learn.microsoft.com, Format your bot messages). Kept in UTF-8 with the pictures as well.
 */
export const MAX_BOT_MESSAGE_SIZE = 80_000;

/**
 * UTF-8 bytes of a message to a Workflows webhook. Teams takes 28 KB, counted after what the flow adds: a request of 24,453 bytes was
 * refused as 28,897 (github.com/MicrosoftDocs/msteams-docs/issues/11274), 21 KB got through.
 */
export const MAX_WEBHOOK_BODY_SIZE = 21_000;

/** Actions of one row; the others would not be seen on the desktop (github.com/atc0005/go-teams-notify/issues/161). */
export const MAX_ACTIONS_ELEMENTS = 6;

/** Characters of a button. Teams states none and cuts what is too wide; the same as Slack's, so that a message says the same everywhere. */
export const MAX_BUTTON_TEXT_LENGTH = 75;

/** Characters of the summary and the fallback text. Our own: a notification on a phone shows fewer. */
export const MAX_FALLBACK_LENGTH = 1000;

/** Characters of the description of a picture. Our own: screen readers read all of it. */
export const MAX_ALT_TEXT_LENGTH = 2000;

/** People whom one message calls. Our own: each takes about 200 bytes, and whoever calls more calls nobody. */
export const MAX_MENTIONS = 20;

/** Columns of a table that a phone can show side by side. Our own: what has more is a list, a row an item. */
export const MAX_TABLE_COLUMNS = 4;

/** Characters of a form as JSON. Our own: less than half of a message in UTF-16, so that what else it says has room. */
export const MAX_FORM_SIZE = 16_000;

/** Choices of a field. Our own: more are not looked over, and each takes a hundred characters. */
export const MAX_FORM_CHOICES = 100;

/** Characters of what stands beside an input or a choice. Our own: a line of a card. */
export const MAX_INPUT_WORDS_LENGTH = 150;

/** Characters that a bot's message takes without being cut: three quarters of what it has room for in UTF-16. */
export const LONGEST_UNCUT_TEXT = 30_000;
