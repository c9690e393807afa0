// A half-made command: what a person typed and what it still lacks. It is kept while its parameters are asked for.
import type { Channel } from './channel.ts';

/** A half-made command; each person has at most one a channel. */
export interface Draft {
  readonly channel: Channel;
  readonly userId: string;
  /** As typed, and parsed anew with every parameter that comes; never one with a secret in it. */
  readonly commandText: string;
  /** The request whose answer asks for what it lacks: that answer is changed once it has come. */
  readonly answerKey?: string;
  readonly expiresAt: Date;
}

/** A value that can be chosen for a parameter. */
export interface Choice {
  readonly value: string;
  /** What people know it by, where the value does not say it: the name of an instance. */
  readonly label?: string;
}

/** How a value is given: in a line, in several lines, as several values, or as a structure in the AWS CLI's short form or JSON. */
export type ValueInput = 'line' | 'lines' | 'values' | 'structure';

/** A parameter that is asked for. */
export interface AskedParameter {
  /** As the AWS CLI spells it, without the hyphens. */
  readonly name: string;
  /** What people call it, where that is not its name. */
  readonly label?: string;
  /** Such as `a text` or `one or more numbers`. */
  readonly type: string;
  readonly input: ValueInput;
  readonly isRequired: boolean;
  /** What is known to be possible; another value may be given all the same. */
  readonly choices: readonly Choice[];
  /** What was given so far. */
  readonly value?: string;
}
