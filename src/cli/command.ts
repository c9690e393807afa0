// What a command of the admin CLI is, and how it ends.

/** Exit statuses: done, refused or failed, wrong usage. */
export type ExitStatus = 0 | 1 | 2;

/** Where a command reads and writes. */
export interface CommandStreams {
  /** Reads standard input to its end. */
  readInput(): Promise<Buffer>;
  /** Standard input line by line. */
  readInputLines(): AsyncIterable<string>;
  print(line: string): void;
  printError(line: string): void;
}

/** What every command gets. */
export interface CommandContext {
  readonly streams: CommandStreams;
  /** The admin socket of the server that the configuration describes. */
  readonly findSocketPath: (configFile: string | undefined) => Promise<string>;
  readonly readFile: (path: string) => Promise<Buffer>;
}

/** A command: its name, its usage line, and what it does with the arguments after its name. */
export interface Command {
  readonly name: string;
  /** Arguments as in `signalbox <name> <usage>`. */
  readonly usage: string;
  readonly summary: string;
  run(commandArguments: readonly string[], context: CommandContext): Promise<ExitStatus>;
}
