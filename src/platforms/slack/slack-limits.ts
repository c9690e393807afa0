// Every limit of Slack that rendering keeps, with its source. Lengths are counted as Slack counts them: after escaping & < >.

/** Blocks in one message, those in attachments included (docs.slack.dev, Block Kit: up to 50 blocks in a message). */
export const MAX_BLOCKS = 50;

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

/** Characters of the description of a picture (docs.slack.dev/reference/block-kit/blocks/image-block). */
export const MAX_ALT_TEXT_LENGTH = 2000;

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
