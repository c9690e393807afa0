// A command with places for values: what an alias stands for, once it is read. Values take the place of slots within words that are split
// already, so that none can become a word, an option or a command of its own (R8).

/**
 * What may stand in a slot: anything, where it is a word by itself; a text among texts; what keeps JSON as it is within a text of it or in the
 * place of a value; or what has no meaning in the short form of the AWS CLI.
 */
type SlotPlace = 'word' | 'text' | 'json-text' | 'json-value' | 'short-form';

/** The place of a value: of a variable, or of what an earlier step was answered. */
export type TemplateSlot =
  | { readonly kind: 'variable'; readonly name: string; readonly place: SlotPlace }
  /** `step` counts from 1; `query` is JMESPath over the answer. */
  | { readonly kind: 'answer'; readonly step: number; readonly query: string; readonly place: SlotPlace };

/** A piece of a word: as it was written, a slot, or what has taken the place of one. */
export type TemplatePart = string | TemplateSlot | { readonly kind: 'filled'; readonly text: string };

/** A word of a command. */
export interface TemplateWord {
  /** Where it is an option, its name with the hyphens. */
  readonly option?: string;
  /** The word, or what stands behind `=` of the option; absent where nothing does. */
  readonly parts?: readonly TemplatePart[];
}

/** One command. */
export type StepTemplate = readonly TemplateWord[];

/** What follows on commands that run or wait, and takes values from their answers. */
export interface CommandTail {
  /** The alias that they are of, as it was written. */
  readonly aliasName: string;
  /** How many steps come before the first of the commands that it follows on. */
  readonly doneCount: number;
  readonly steps: readonly StepTemplate[];
}
