// What happened in one sentence, above the cause in the sender's own words.
import type { Notification } from '../../domain/notification.ts';
import { parseStyledInline } from '../../messages/parse-styled-text.ts';
import { truncateSpans } from '../../messages/truncate-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { NOTHING, type Composed } from './composed.ts';
import { plainSpans } from './plain-spans.ts';

/** The longest summary: names in it may be long, a sentence is not. */
const SUMMARY_MAX_LENGTH = 500;

/** Composes the summary; nothing where the description says the same. */
export function composeSummary({ summary, description }: Notification): Composed {
  const source = summary?.source.trim() ?? '';
  if (source === '' || description?.source.trim() === source) return NOTHING;
  if (summary?.kind === 'styled') {
    const styled = parseStyledInline(summary);
    const cut = truncateSpans(styled, SUMMARY_MAX_LENGTH);
    return cut.length === 0 ? NOTHING : { blocks: [{ kind: 'paragraph', spans: cut }], cuts: cut === styled ? [] : ['summary'] };
  }
  const shown = truncateText(source, SUMMARY_MAX_LENGTH);
  const spans = plainSpans(shown);
  return spans.length === 0 ? NOTHING : { blocks: [{ kind: 'paragraph', spans }], cuts: shown === source ? [] : ['summary'] };
}
