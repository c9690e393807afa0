// What need not be told while something worse lasts that explains it: a rule of the configuration.
import type { EventLabels } from './event-labels.ts';
import { matchesAll, type Matcher } from './matcher.ts';

/** An inhibition: while a source is open, targets with the same values of some labels are kept back. */
export interface InhibitionRule {
  readonly name: string;
  readonly sources: readonly Matcher[];
  readonly targets: readonly Matcher[];
  /** Labels whose values source and target have in common; a label that both lack counts as common. */
  readonly equal: readonly string[];
}

/** Returns the values that source and target must have in common, as one text. */
export function equalKeyOf({ equal }: Pick<InhibitionRule, 'equal'>, labels: EventLabels): string {
  return JSON.stringify(equal.map((label) => labels(label).toSorted()));
}

/** Tells whether an event is a source of a rule. */
export function isSource({ sources }: InhibitionRule, labels: EventLabels): boolean {
  return matchesAll(sources, labels);
}

/** Tells whether an event is a target of a rule. */
export function isTarget({ targets }: InhibitionRule, labels: EventLabels): boolean {
  return matchesAll(targets, labels);
}
