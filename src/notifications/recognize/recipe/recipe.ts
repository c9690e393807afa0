// How one kind of event is read, written as data: where its parts stand, what closes its incident, how bad it is.
// A path is `key.key`; in a list it means all elements, and a number one of them. `a | b` means the first that has a value,
// `$.a` starts at the envelope. In a list `?status=firing` means those elements, `length` their number; `a: b` is the values of two keys
// as one text; `decoded` is a text without the encoding of addresses. What a recipe does not name is found by the event's shape.
import type { Severity } from '../../../domain/notification.ts';
import type { ThingKind } from '../../../domain/notification-thing.ts';
import type { StateTone } from '../by-shape/judge-state.ts';

/** Which incident the events of a kind belong to. */
export interface IncidentRule {
  /** Starts the key; several kinds that share it share their incidents. */
  readonly of: string;
  /** The value that is the same in all events of one incident; all of them are needed. */
  readonly id: readonly string[];
  /** A run starts and ends, whatever its end; a condition ends when things are well again. */
  readonly as: 'run' | 'condition';
  /** True where the event tells of a part of the whole and decides nothing. */
  readonly isPart?: boolean;
  /** Values that close the incident whatever the state says, for example of a finding that was archived; one is enough. */
  readonly closedBy?: Conditions;
}

/** Paths, and what has to stand there: one of some values, or any (`true`). */
export type Conditions = Readonly<Record<string, true | readonly string[]>>;

/** Where a severity stands, and what its words mean beyond those that are judged everywhere. */
export interface SeverityRule {
  readonly at: string;
  readonly words?: Readonly<Record<string, Severity>>;
}

/** What commands can be about: each of its names by the paths where it stands. */
export interface ThingRule {
  readonly kind: ThingKind;
  readonly names: Readonly<Record<string, string>>;
}

/** How the parts of a kind of event are read. */
export interface Recipe {
  readonly name?: string;
  /** Empty where events of this kind have no state. */
  readonly state?: string;
  /** What states mean that say too little by themselves. */
  readonly tones?: Readonly<Record<string, StateTone>>;
  /** The tone of every event of this kind, where neither its state nor its severity says more; `neutral` counts always. */
  readonly tone?: StateTone;
  /** Empty where events of this kind have no cause. */
  readonly cause?: string;
  /** True where only the words of the cause say how it is meant. */
  readonly judgesCause?: boolean;
  /** Templates of one sentence; the first whose places all have values is used. `{path}`, `{name}`, and `{happened}` for the state. */
  readonly sentences?: readonly string[];
  /** Account and Region of what the event is about, where the envelope may name those of another account. */
  readonly account?: string;
  readonly region?: string;
  /** Label and path of each fact, the most telling first. */
  readonly facts?: Readonly<Record<string, string>>;
  /**
   * Paths of values that say nothing beside the rest: the time of the event again, counters, what its kind says already;
   * `path=value` where only one value says nothing.
   */
  readonly leftOut?: readonly string[];
  /** Where the address of a runbook stands, and whose it is. */
  readonly runbook?: string;
  readonly owner?: string;
  /** Text and path of further pages that the sender is documented to name. */
  readonly links?: Readonly<Record<string, string>>;
  readonly severity?: SeverityRule;
  /** An amount and its limit: beyond the limit it is as bad as `high`. */
  readonly limit?: { readonly amount: string; readonly of: string };
  readonly incident?: IncidentRule;
  readonly thing?: ThingRule;
  /** Template of the page in the console, its values encoded; `{region}` and `{account}` are the event's, `{path:name}` an ARN's name. */
  readonly consolePage?: string;
}

/** How an EventBridge event is read; notification rules of the developer tools write the same events. */
export interface EventRecipe extends Recipe {
  readonly source: string;
  /** The detail types; every one of the source where it is absent. */
  readonly types?: readonly string[];
  /** What else has to hold for an event to be of this kind. */
  readonly when?: Conditions;
}

/** How a JSON message that a service sends to SNS or to a webhook by itself is read. */
export interface MessageRecipe extends Recipe {
  /** What the sender calls it; shown as the title's first part. */
  readonly kind: string;
  /** What has to hold for a message to be of this kind. */
  readonly when: Conditions;
  /** An ARN that names account and Region. */
  readonly arn?: string;
  readonly at?: string;
}
