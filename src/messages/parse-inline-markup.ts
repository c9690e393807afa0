// The inline markup of custom notifications: Slack's mrkdwn and the Markdown of Teams, read as one language.
// Where they differ Slack wins: `*x*` is bold. Formatting ends with its line and nests three deep; links are http or https.
import { pairDelimiters } from './client-markdown/pair-delimiters.ts';
import { tokenizeInline } from './client-markdown/tokenize-inline.ts';
import { flattenSpans } from './flatten-spans.ts';
import type { Span } from './spans.ts';

/** Parses inline markup; what is no markup stays as text. Never throws, and takes time in proportion to the length. */
export function parseInlineMarkup(source: string): Span[] {
  return flattenSpans(pairDelimiters(tokenizeInline(source)));
}
