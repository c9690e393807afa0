// What the process is started with: handed down from main, so that nothing else looks at the process.

/** Environment, version and folders of this process. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  /** The folder of the built page. */
  readonly consoleFolder: string;
}
