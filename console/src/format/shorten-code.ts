// Long listings are shown from their start, so that the next message stays in sight.

// Twelve lines are a quarter of a desk's screen; hiding fewer than six would cost more than it saves.
const SHOWN_LINE_COUNT = 12;
const LEAST_HIDDEN_LINE_COUNT = 6;

/** The start of a listing, and how many lines it has left out. */
export interface ShortenedCode {
  readonly start: string;
  readonly hiddenLineCount: number;
}

/** Cuts a listing after its first lines where that is worth it. */
export function shortenCode(code: string): ShortenedCode {
  const lines = code.split('\n');
  const hiddenLineCount = lines.length - SHOWN_LINE_COUNT;
  if (hiddenLineCount < LEAST_HIDDEN_LINE_COUNT) return { start: code, hiddenLineCount: 0 };
  return { start: lines.slice(0, SHOWN_LINE_COUNT).join('\n'), hiddenLineCount };
}
