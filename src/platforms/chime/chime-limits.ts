// Every limit of Amazon Chime's webhooks that rendering keeps.

/**
 * Characters of a message. Often quoted (4,096), stated nowhere by AWS, and kept in UTF-8 bytes, which is the stricter reading.
 */
export const MAX_CONTENT_SIZE = 4096;

/** Characters of the fallback text where it stands for a title. Our own: a title is one line. */
export const MAX_FALLBACK_LENGTH = 300;

/** Characters of a text that stands in a message whole, beside a title. */
export const LONGEST_UNCUT_TEXT = 4000;

/** Where webhooks of chat rooms are (docs.aws.amazon.com/chatbot, Setting up Amazon Chime). */
export const CHIME_HOSTS = ['hooks.chime.aws'] as const;
