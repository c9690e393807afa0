// A command in the standard AWS CLI syntax, understood: which operation of which service, with which parameters.

/** How a person wants the answer shown. */
export interface OutputOptions {
  /** JMESPath of `--query`, applied to the masked answer. */
  readonly query?: string;
  /** `markdown` is Signalbox's own: what a function of AWS Lambda says as a text is shown as Markdown. */
  readonly format?: 'json' | 'yaml' | 'text' | 'table' | 'markdown';
  /** `--max-items`. */
  readonly maxItems?: number;
  /** `--starting-token`. */
  readonly startingToken?: string;
  /** `--page-size`. */
  readonly pageSize?: number;
  /** False with `--no-paginate`. */
  readonly isPaginated: boolean;
}

/** How the answer to a command of the AWS CLI's own is shown. */
export type OwnView =
  | { readonly kind: 'log-tail' }
  | {
      readonly kind: 'object-listing';
      readonly prefix: string;
      readonly isRecursive: boolean;
      readonly isHumanReadable: boolean;
      readonly isSummarized: boolean;
    };

/** A command that was understood. Not permission to run it. */
export interface ParsedCommand {
  /** The AWS CLI's name, such as `elbv2`. */
  readonly service: string;
  /** The API's name, such as `DescribeRules`. */
  readonly operation: string;
  /** The AWS CLI's name of the operation, such as `describe-rules`. */
  readonly cliOperation: string;
  /** The AWS CLI's name of what is waited for, where the command waits: `instance-running`. The operation is then asked again and again. */
  readonly waiter?: string;
  /** Keyed by API member names; blobs are Uint8Array, timestamps Date. */
  readonly params: Readonly<Record<string, unknown>>;
  /** `--region`, where it was given. */
  readonly region?: string;
  /** `--account` before the service, where it was given: the name or the id of an account of the channel. */
  readonly account?: string;
  readonly output: OutputOptions;
  /** Where what was typed is a command that the AWS CLI makes up (`s3 ls`): how its answer is shown. */
  readonly shownAs?: OwnView;
  /** What was understood other than written, in words: display options ignored, prefixes expanded. */
  readonly notes: readonly string[];
  /** What one says to ask anew where the command itself only fetches what was found, and the page of the AWS console that goes on from there. */
  readonly anew?: { readonly text: string; readonly page?: { readonly text: string; readonly url: string } };
  /** The command as it is understood, to show and to copy: `ec2 describe-instances --instance-ids i-1`. Secret values are typed by the person and stay. */
  readonly text: string;
}

/** Why a text is no command, for a person to mend. Codes are part of the contract of `signalbox parse`. */
export interface ParseFailure {
  readonly code:
    | 'empty'
    | 'syntax'
    | 'unknown-service'
    | 'unknown-command'
    | 'unknown-argument'
    | 'missing-arguments'
    | 'invalid-value'
    | 'not-supported'
    | 'too-long';
  /** What, where, and what to do, in one or two sentences. */
  readonly message: string;
  /** All required arguments that are missing, as the AWS CLI spells them (`--function-name`). */
  readonly missing: readonly string[];
  /** Corrected commands or names, best first. */
  readonly suggestions: readonly string[];
  /** Whole commands that can be run as they stand, best first. */
  readonly corrections?: readonly string[];
}

/** A text understood or not. */
export type ParseOutcome =
  | { readonly status: 'parsed'; readonly command: ParsedCommand }
  | { readonly status: 'failed'; readonly failure: ParseFailure };
