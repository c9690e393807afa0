// Makes a text harmless where Slack parses its markup language, mrkdwn: the fallback text of a message.
// It changes characters, which nobody copies from a notification; texts in blocks are literal and stay as they are.
import { escapeControlCharacters } from './escape-control-characters.ts';

/** Breaks a token without being seen or spoken. */
const WORD_JOINER = '\u2060';

/** Look-alikes of the formatting marks. Slack has no escape for the marks themselves. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '\u2217', '~': '\u223C', '`': '\u02CB', _: '\u02CD' };

// Match: the marks of *bold*, ~struck~ and `code` anywhere, of _italic_ at the edge of a word. Near miss: my_function_name.
const FORMATTING_MARK = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

// Match: the first colon of :aws: and of https://, the @ of @here, the # of #general. Near miss: "at 5: done", "a # b".
const TOKEN_START = /[:@#](?=\S)/g;

// Attack: Slack makes a link of what looks like a host, without a scheme as well.
// Match: the dots of evil.example and README.md. Near miss: 99.5, "failed. Next", a.b.
const HOST_DOT = /(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu;

// Match: "> quoted" at the start. Near miss: "a > b".
const QUOTE_MARK = /^(\s*)>/;

/** Makes one line of text that Slack shows without formatting, linking, mentioning or turning words into emoji. */
export function escapeMrkdwn(text: string): string {
  const harmless = text
    // A line break would let a quote or a fence start anew.
    .replace(/\s+/g, ' ')
    .trim()
    .replace(QUOTE_MARK, '$1\u203A')
    .replace(FORMATTING_MARK, (mark) => LOOK_ALIKES[mark] ?? '')
    .replace(TOKEN_START, (mark) => mark + WORD_JOINER)
    .replace(HOST_DOT, (mark) => mark + WORD_JOINER);

  return escapeControlCharacters(harmless);
}
