// An argument of an AWS CLI command: its name, how many values it takes, and what it sets.
import type { Member } from '../shape.ts';

/** How the answer is paged, rather than what is asked. */
export type PagingOption = 'maxItems' | 'pageSize' | 'startingToken';

/** What an argument sets. */
export type ArgumentTarget =
  /** A parameter, by the value given. */
  | { readonly kind: 'member'; readonly member: Member }
  /** A boolean parameter, by being there: `--dry-run`, `--no-dry-run`. */
  | { readonly kind: 'flag'; readonly member: Member; readonly value: boolean }
  /** A structure that wraps a boolean: `--ebs-optimized`, `--no-ebs-optimized`, `--ebs-optimized Value=true`. */
  | { readonly kind: 'wrapped-flag'; readonly member: Member; readonly value: boolean }
  /** The paging of the answer; `shadowed` is the parameter of the same name, which counts where paging is off. */
  | { readonly kind: 'paging'; readonly option: PagingOption; readonly shadowed?: Member }
  /** What the AWS CLI makes of it. */
  | { readonly kind: 'added'; readonly added: string }
  /** The whole input as one text. */
  | { readonly kind: 'input'; readonly format: 'json' | 'yaml' };

/** An argument. */
export interface Argument {
  /** Without the leading `--`. */
  readonly name: string;
  readonly takes: 'none' | 'optional' | 'one' | 'many';
  readonly isRequired: boolean;
  /** True for what is understood but not offered: older spellings, tokens of paging. */
  readonly isHidden: boolean;
  readonly target: ArgumentTarget;
}

/** The arguments of one command by name. */
export type ArgumentTable = ReadonlyMap<string, Argument>;
