// What the AWS CLI does other than its rules say: renamed, hidden, added and absent arguments, commands of its own.
import { readFileSync } from 'node:fs';
import { AppError } from '../../domain/errors.ts';

/** The folder that comes with Signalbox: beside `src` and beside `dist`. */
const OWN_FOLDER = new URL('../../../catalogue/', import.meta.url);

/** What is known of one argument. */
export interface ArgumentFact {
  /** The API member that it sets, where its name does not tell. */
  readonly member?: string;
  /** Where it differs from the API. */
  readonly required?: boolean;
  /** True for an older spelling that is still understood. */
  readonly hidden?: boolean;
  /** The kind of an argument that is the AWS CLI's own. */
  readonly added?: string;
}

/** What is known of the arguments of one command; `$absent` lists API members that have no argument. */
export type CommandFacts = Readonly<Record<string, ArgumentFact | readonly string[]>>;

/** The facts, by service and command as the AWS CLI names them. */
export interface CliFacts {
  readonly arguments: Readonly<Record<string, Readonly<Record<string, CommandFacts>>>>;
  /** Command to API name, or `custom` for one that the AWS CLI makes up; `$command` where the whole service is one. */
  readonly commands: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Reads the facts; throws `catalogue-damaged` where they cannot be read. */
export function openCliFacts(folder: URL = OWN_FOLDER): CliFacts {
  const file = new URL('cli-facts.json', folder);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CliFacts;
  } catch (error) {
    throw new AppError('catalogue-damaged', `${file.pathname} cannot be read: ${String(error)}`, { cause: error });
  }
}

/** Looks a key up that a person may have typed: never what every object has by birth. */
export function ownValue<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
