// What the SDK is given to log with: nothing. Its own NoOpLogger is not silent, its steps write to the console in its place.
import type { Logger } from '@smithy/types';

const nothing = (): void => undefined;

/** Logs nothing: what went wrong is in the outcome of the call, and parameters are nobody's business. */
export const silentLogger: Logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
