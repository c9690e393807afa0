// Makes text harmless for Chime, which has no escapes: it links addresses, calls people by name and turns shortcodes into emoji in any
// message, and parses Markdown in one that begins with `/md`.
import { lookAlikeOf } from '../../messages/look-alikes.ts';

/** Breaks a token without being seen. */
const WORD_JOINER = '\u2060';

// "Messages can also include @All and @Present annotations", "use their alias or full email address" and "HTTP links and email addresses
// render as active links" (docs.aws.amazon.com/chime, Webhooks for Amazon Chime).
// Match: the @ of @All and of ana@example.com, the colon of https://, the dot of www.example. Near miss: "a @ b", "at 5: done".
const TOKEN_START = /@(?!\s)|:(?=\/\/)|(?<=\bwww)\.(?=\S)/gi;

// Match: the colons of :+1: and of arn:aws:sns, that of :). Near miss: "State: ALARM", 12:30:45.
const SHORTCODE = /:(?=[a-z+])|:(?=[)(}](?!\w))/gi;

/** Makes text in which Chime finds no mention, link or emoji. */
export function escapeChimeText(text: string): string {
  return text.replace(TOKEN_START, (mark) => mark + WORD_JOINER).replace(SHORTCODE, (mark) => mark + WORD_JOINER);
}

/** Makes a message that is no command. Attack: a title that begins with `/md` would turn all of the message into Markdown. */
export function escapeCommand(content: string): string {
  return content.startsWith('/') ? WORD_JOINER + content : content;
}

// Match: the marks of *bold*, [text](address) and <b> anywhere, of _italic_ at the edge of a word. Near miss: my_function_name.
const MARK = /[*~`[\]<>&|\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

// Match: "# ", "- ", "+ ", "1. ", "---" and "===" at the start of a line, and an indent. Near miss: "a - b".
const LINE_START = /^[ \t]+|^(?=[#=+-]|\d{1,9}[.)])/gm;

/** Makes text in which Chime finds no Markdown inside a line either; characters change, which nobody copies from a notification. */
export function escapeChimeMarkdown(text: string): string {
  return escapeChimeText(text).replace(MARK, lookAlikeOf);
}

/** Makes lines that begin no list, heading or code. */
export function escapeLineStarts(text: string): string {
  return text.replace(LINE_START, WORD_JOINER);
}

// Match: ``` and ~~~~. Near miss: `code`.
const FENCE = /`{3,}|~{3,}/g;

/** Makes text that stays inside the fence of a code block. */
export function escapeChimeCode(text: string): string {
  return escapeChimeText(text).replace(FENCE, (fence) => fence[0] + (WORD_JOINER + fence[0]).repeat(fence.length - 1));
}
