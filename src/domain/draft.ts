// A half-made command: what a person typed and what it still lacks. It is kept while its parameters are asked for.
import type { Channel } from './channel.ts';

/** A half-made command; each person has at most one a channel. */
export interface Draft {
  readonly channel: Channel;
  readonly userId: string;
  /** As typed, and parsed anew with every parameter that comes; never one with a secret in it. */
  readonly commandText: string;
  readonly expiresAt: Date;
}

/** A value that can be chosen for a parameter. */
export interface Choice {
  readonly value: string;
  /** What people know it by, where the value does not say it: the name of an instance. */
  readonly label?: string;
}

/** A parameter that a command lacks. */
export interface MissingParameter {
  /** As the AWS CLI spells it, without the hyphens. */
  readonly name: string;
  /** Such as `text` or `list of numbers`. */
  readonly type: string;
  readonly choices: readonly Choice[];
}
