// Characters that look like the marks of Markdown and HTML and mean nothing there, for texts that a client may parse and nobody copies.

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '*': '\u2217',
  '~': '\u223C',
  '`': '\u02CB',
  '[': '\u27E6',
  ']': '\u27E7',
  '<': '\u2039',
  '>': '\u203A',
  '&': '\uFF06',
  '|': '\u2223',
  '\\': '\uFF3C',
  _: '\u02CD',
};

/** Returns what looks like a mark; nothing for what is none. */
export function lookAlikeOf(mark: string): string {
  return LOOK_ALIKES[mark] ?? '';
}
