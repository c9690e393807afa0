// A command of Signalbox's own that is completed by what AWS knows: what it needs, and what comes of it.
import type { ParsedCommand } from '../domain/command.ts';
import type { LookUpCall } from '../domain/command-preview.ts';

/** The values that were given, by the names of the options. */
export type GivenOptions = ReadonlyMap<string, string>;

/** Asks AWS; undefined where there is no answer, of which whoever asked is told. */
export type AskAws = (call: LookUpCall) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** What else a command may need. */
interface CompletionTime {
  /** Where the command runs. */
  readonly region: string;
  readonly now: () => Date;
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What its card and its answer say besides. */
export type FoundBesides = Partial<Pick<ParsedCommand, 'notes' | 'anew'>>;

/** The command of AWS, or why there is none. */
export type Completed = ({ readonly line: string } & FoundBesides) | { readonly why: string };

/** Such a command. */
export interface LookedUpCommand {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Undefined where AWS did not answer. */
  readonly complete: (given: GivenOptions, ask: AskAws, time: CompletionTime) => Promise<Completed | undefined>;
}
