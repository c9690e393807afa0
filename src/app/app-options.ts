// What an app is made from, and what it is to whoever has started it.
import type { Logger } from 'pino';
import type { Environment } from '../aws/sdk/aws-environment.ts';
import type { Config } from '../config/schema.ts';
import type { WriteText } from '../audit/sinks/stdout-sink.ts';
import type { Person } from '../domain/person.ts';
import type { TeamsServices } from '../platforms/teams/teams-services.ts';
import type { Store } from '../storage/store.ts';
import type { ConfigLoader } from './reload.ts';

/** What an app is made from. */
export interface AppOptions {
  readonly config: Config;
  /** Reads the configuration anew, for reloads. */
  readonly loadConfig: ConfigLoader;
  readonly logger: Logger;
  readonly version: string;
  /** The folder of the built page. */
  readonly consoleFolder: string;
  /** Where SNS confirmations go instead of AWS's own endpoint, where the environment says so (AWS_ENDPOINT_URL_SNS). */
  readonly snsEndpointUrl?: string | undefined;
  /** What the AWS SDKs read of the environment: endpoints, Region, profile. */
  readonly environment: Environment;
  /** Writes to standard output, where the configuration has the audit log printed there. */
  readonly writeText?: WriteText;
  readonly now?: () => Date;
  /** Opens the store; the one that the configuration asks for unless given. */
  readonly openStore?: (config: Config) => Promise<Store>;
  /** Where Teams is, in the place of Microsoft's own; for tests. */
  readonly teamsServices?: TeamsServices;
}

/** A running Signalbox. */
export interface App {
  /** Where people reach the page, without trailing slash. */
  readonly url: string;
  /** Where events are handed in, without trailing slash. */
  readonly doorsUrl: string;
  /** A fresh one-time link, where the page can be reached from this machine alone. */
  readonly signInUrl: string | undefined;
  /** Reads the configuration anew in the name of somebody; of a signal unless given. */
  reload(by?: Person): Promise<unknown>;
  /** Answers 503 at the doors, lets attempts under way end, closes everything. */
  stop(): Promise<void>;
}
