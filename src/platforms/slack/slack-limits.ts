// Every limit of Slack that rendering keeps, with its source. Lengths are counted as Slack counts them: after escaping & < >.

/** Blocks in one message, those in attachments included (docs.slack.dev, Block Kit: up to 50 blocks in a message). */
export const MAX_BLOCKS = 50;

/** Characters of a header (docs.slack.dev/reference/block-kit/blocks/header-block). */
export const MAX_HEADER_LENGTH = 150;

/** Elements of a context block (docs.slack.dev/reference/block-kit/blocks/context-block). */
export const MAX_CONTEXT_ELEMENTS = 10;

/** Elements of an actions block (docs.slack.dev/reference/block-kit/blocks/actions-block). */
export const MAX_ACTIONS_ELEMENTS = 25;

/**
 * Characters of a plain text object (docs.slack.dev/reference/block-kit/composition-objects/text-object).
 * Slack states none for a text of rich text; the same is kept there.
 */
export const MAX_TEXT_LENGTH = 3000;

/** Characters of a button's text (docs.slack.dev/reference/block-kit/block-elements/button-element). */
export const MAX_BUTTON_TEXT_LENGTH = 75;

/** Characters of a button's address (docs.slack.dev/reference/block-kit/block-elements/button-element); kept for links as well. */
export const MAX_URL_LENGTH = 3000;

/** Characters of what comes back with a press (docs.slack.dev/reference/block-kit/block-elements/button-element). */
export const MAX_BUTTON_VALUE_LENGTH = 2000;

/** Characters of the words of a choice (docs.slack.dev/reference/block-kit/composition-objects/option-object). */
export const MAX_OPTION_TEXT_LENGTH = 75;

/** Characters of what comes back with a choice (docs.slack.dev/reference/block-kit/composition-objects/option-object). */
export const MAX_OPTION_VALUE_LENGTH = 150;

/** Choices of a menu behind three dots (docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element). */
export const MAX_OVERFLOW_OPTIONS = 5;

/** Fewest of them: older pages of Slack's ask for two, and one alone is better a button. */
export const MIN_OVERFLOW_OPTIONS = 2;

/** Characters of the id of an element (docs.slack.dev/reference/block-kit/block-elements/button-element). */
export const MAX_ACTION_ID_LENGTH = 255;

/** Characters of the heading of a question (docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object). */
export const MAX_CONFIRM_TITLE_LENGTH = 100;

/** Characters of a question (docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object). */
export const MAX_CONFIRM_TEXT_LENGTH = 300;

/** Characters of the buttons that answer it (docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object). */
export const MAX_CONFIRM_BUTTON_LENGTH = 30;

/** Characters of the description of a picture (docs.slack.dev/reference/block-kit/blocks/image-block). */
export const MAX_ALT_TEXT_LENGTH = 2000;

/** Rows of a table, with the names of its columns (docs.slack.dev/reference/block-kit/blocks/table-block). */
export const MAX_TABLE_ROWS = 100;

/** Cells of a row, and settings of columns (docs.slack.dev/reference/block-kit/blocks/table-block). */
export const MAX_TABLE_COLUMNS = 20;

/** Tables of a message: Slack refuses a second one with invalid_attachments, only_one_table_allowed. */
export const MAX_TABLES = 1;

/** Characters of all cells of a message (docs.slack.dev/reference/block-kit/blocks/table-block); counted here with what surrounds them. */
export const MAX_TABLE_TEXT = 10_000;

/** Bytes of a view as JSON (docs.slack.dev/reference/methods/views.open: view_too_large, 250 KB). */
export const MAX_VIEW_SIZE = 250_000;

/** Blocks of a view (docs.slack.dev/reference/views/modal-views). */
export const MAX_VIEW_BLOCKS = 100;

/** Characters of the title of a view, and of its buttons (docs.slack.dev/reference/views/modal-views). */
export const MAX_VIEW_TITLE_LENGTH = 24;

/** Characters of what comes back with a view (docs.slack.dev/reference/views/modal-views). */
export const MAX_PRIVATE_METADATA_LENGTH = 3000;

/** Characters of the id of a block (docs.slack.dev/reference/block-kit/blocks/input-block). */
export const MAX_BLOCK_ID_LENGTH = 255;

/** Characters of the label of an input, and of the hint below it (docs.slack.dev/reference/block-kit/blocks/input-block). */
export const MAX_LABEL_LENGTH = 2000;

/** Characters of an input (docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element). */
export const MAX_INPUT_LENGTH = 3000;

/** Choices of a list to choose from (docs.slack.dev/reference/block-kit/block-elements/select-menu-element). */
export const MAX_SELECT_OPTIONS = 100;

/** Groups of such choices (docs.slack.dev/reference/block-kit/composition-objects/option-group-object). */
export const MAX_OPTION_GROUPS = 100;

/** Choices that stand below each other with a box each (docs.slack.dev/reference/block-kit/block-elements/checkboxes-element). */
export const MAX_CHECKBOXES = 10;

/**
 * Characters of the fallback text. Slack advises 4,000 (docs.slack.dev/reference/methods/chat.postMessage) and
 * refuses more in chat.update with msg_too_long, without saying whether it counts characters or bytes.
 */
export const MAX_FALLBACK_LENGTH = 3000;

/**
 * Size of all blocks together, as `measureBlock` counts it. Slack publishes no figure: texts together with about 100 a block
 * were refused (msg_blocks_too_long) from about 13,200 (github.com/slackapi/bolt-js/issues/2509 and 2867); a quarter is left free.
 */
export const MAX_MESSAGE_SIZE = 10_000;

/** What a block adds to the size beside its texts (measured by others, see MAX_MESSAGE_SIZE). */
export const BLOCK_SIZE = 100;

/** What an element in a block adds to the size beside its texts; an estimate on the safe side. */
export const ELEMENT_SIZE = 20;

/** A text of one paragraph up to this length is never cut, provided that it holds no character that is escaped. */
export const LONGEST_UNCUT_TEXT = 8000;
