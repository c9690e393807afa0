// Whether a secret is written in the commands of an alias, which everybody of its channel may see.
import { argumentTable } from '../../../catalogue/cli/argument-table.ts';
import { maskSensitive, MASK } from '../../../catalogue/mask-sensitive.ts';
import type { StepTemplate, TemplateWord } from '../../../domain/command-template.ts';
import { maskSecretPatterns } from '../../../lib/mask-secret-patterns.ts';
import { collectArguments } from '../collect-arguments.ts';
import { findCommand } from '../find-command.ts';
import type { ParseContext } from '../parse-context.ts';
import { isFailure } from '../parse-failure.ts';
import { placeWordsAlone } from '../place-words-alone.ts';
import { takeAccount } from '../read-account.ts';
import { readParams } from '../read-params.ts';
import { splitShellWords } from '../../../lib/shell-words/split-shell-words.ts';
import { writeStep } from './fill-template.ts';
import { isSlot } from './read-template.ts';

/** Tells whether one is; what a variable gives is none. */
export function holdsLiteralSecret(steps: readonly StepTemplate[], context: Pick<ParseContext, 'catalogue' | 'facts'>): boolean {
  return steps.some((step) => holdsSecret(literalsOf(step), { ...context, newId: () => '' }));
}

/** The command without what stands for values alone, and with nothing in the slots within words. */
function literalsOf(step: StepTemplate): string {
  const kept: TemplateWord[] = [];
  for (const word of step) {
    const { option, parts = [] } = word;
    const isSlotAlone = parts.length > 0 && parts.every((part) => isSlot(part));
    if (isSlotAlone) {
      // The option goes with its value.
      if (option === undefined && kept.at(-1)?.option !== undefined && kept.at(-1)?.parts === undefined) kept.pop();
      continue;
    }
    kept.push({ ...word, ...(word.parts === undefined ? {} : { parts: parts.filter((part) => !isSlot(part)) }) });
  }
  const written = writeStep(kept);
  return written.status === 'filled' ? written.filled : '';
}

function holdsSecret(text: string, context: ParseContext): boolean {
  if (maskSecretPatterns(text, MASK) !== text) return true;
  const split = splitShellWords(text);
  const taken = split.status === 'failed' ? undefined : takeAccount(split.words);
  if (taken === undefined || isFailure(taken)) return false;
  const found = findCommand(taken.words, context);
  if (isFailure(found)) return false;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  const placed = isFailure(collected) ? collected : placeWordsAlone(collected, { found, table, context });
  if (isFailure(placed)) return false;
  const { params } = readParams(placed, { ...found, isBinaryBase64: false, isPaginated: true, newId: context.newId });
  return maskSensitive(found.operation.input, Object.fromEntries(params)).maskedCount > 0;
}
