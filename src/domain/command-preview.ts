// What was looked up about a changing command before somebody is asked to confirm it: the things that it names, and what AWS would say.

/** A thing that a command names, as it is at present. */
export interface ThingState {
  /** As the command names it. */
  readonly id: string;
  readonly exists: boolean;
  /** By which people know it, where that is another than the id. */
  readonly name?: string;
  /** Such as `running`. */
  readonly state?: string;
  /** What it is like, the most telling first: `t3.micro`, `DesiredCapacity 2`. */
  readonly traits: readonly string[];
  /** `name=value`. */
  readonly tags: readonly string[];
}

/** What AWS says to the command with `DryRun`; the texts are its own. */
export type DryRunOutcome =
  | { readonly kind: 'would-be-allowed' }
  | { readonly kind: 'would-be-refused' | 'would-fail'; readonly code: string; readonly message: string };

/** What was looked up. */
export interface CommandPreview {
  /** Empty where the command names nothing that can be looked up. */
  readonly things: readonly ThingState[];
  /** Absent where the operation has no dry run, or it could not be tried. */
  readonly dryRun?: DryRunOutcome;
  /** What could not be looked up and why, as sentences. */
  readonly leftOut: readonly string[];
}

/** A read of AWS that shows the things which a command names. */
export interface LookUpCall {
  /** The AWS CLI's name of the service. */
  readonly service: string;
  /** The API's name of the operation. */
  readonly operation: string;
  readonly params: Readonly<Record<string, unknown>>;
}
