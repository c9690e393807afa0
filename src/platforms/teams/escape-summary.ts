// Makes a text harmless where it is not known whether Teams parses it: the summary and the fallback text.
// It changes characters, which nobody copies from a notification; texts in the card itself stay as they are.
import { lookAlikeOf } from '../../messages/look-alikes.ts';
import { escapeLiveText } from './escape-live-text.ts';

const WORD_JOINER = '\u2060';

// Match: the marks of *bold*, [text](address) and <b> anywhere, of _italic_ at the edge of a word. Near miss: my_function_name.
const MARK = /[*~`[\]<>&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

// Match: the colon of https://, the @ of @ana. Near miss: "at 5: done", "a @ b".
const TOKEN_START = /:(?=\/\/)|@(?=\S)/g;

// Attack: clients make a link of what looks like a host, without a scheme as well.
// Match: the dots of evil.example and README.md. Near miss: 99.5, "failed. Next", a.b.
const HOST_DOT = /(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu;

// Match: "# ", "- ", "+ " and the dot of "1. " at the start. Near miss: "a - b", "-1".
const LINE_START = /^(?:[#+-]|\d{1,9}[.)])(?=\s)/;

/** Makes one line of text that is shown without looks, links and mentions. */
export function escapeSummary(text: string): string {
  return escapeLiveText(text.replace(/\s+/g, ' ').trim())
    .replace(LINE_START, (start) => WORD_JOINER + start)
    .replace(MARK, lookAlikeOf)
    .replace(TOKEN_START, (mark) => mark + WORD_JOINER)
    .replace(HOST_DOT, (mark) => mark + WORD_JOINER);
}
