// What to do next, and the keywords: lists that only custom notifications have.
import type { ClientMarkdown } from '../../domain/notification.ts';
import { bold } from '../../messages/spans.ts';
import { KEYWORD_MAX_LENGTH, KEYWORDS_MAX, NEXT_STEP_MAX_LENGTH, NEXT_STEPS_MAX } from './compose-limits.ts';
import { countCuts, NOTHING, type Composed } from './composed.ts';
import { inlineMarkup, type InlineMarkup } from './inline-text.ts';

/** Composes the next steps as a list under its heading. */
export function composeNextSteps(nextSteps: readonly ClientMarkdown[]): Composed {
  const { entries, cuts } = readEntries(nextSteps, { maxCount: NEXT_STEPS_MAX, maxLength: NEXT_STEP_MAX_LENGTH, noun: 'next step' });
  if (entries.length === 0) return NOTHING;
  const list = { kind: 'list', items: entries.map(({ spans }) => spans) } as const;
  return { blocks: [{ kind: 'paragraph', spans: [bold('Next steps')] }, list], cuts };
}

/** Composes the keywords as tags. */
export function composeKeywords(keywords: readonly ClientMarkdown[]): Composed {
  const { entries, cuts } = readEntries(keywords, { maxCount: KEYWORDS_MAX, maxLength: KEYWORD_MAX_LENGTH, noun: 'keyword' });
  return entries.length === 0 ? NOTHING : { blocks: [{ kind: 'tags', tags: entries.map(({ spans }) => spans) }], cuts };
}

interface EntryRule {
  readonly maxCount: number;
  readonly maxLength: number;
  readonly noun: string;
}

function readEntries(sources: readonly ClientMarkdown[], rule: EntryRule): { entries: readonly InlineMarkup[]; cuts: readonly string[] } {
  const filled = sources.filter(({ source }) => source.trim() !== '');
  const entries = filled.slice(0, rule.maxCount).map((source) => inlineMarkup(source, rule.maxLength));
  const cutCount = entries.filter(({ isCut }) => isCut).length;
  return {
    entries: entries.filter(({ spans }) => spans.length > 0),
    cuts: countCuts(rule.noun, cutCount, filled.length - rule.maxCount),
  };
}
