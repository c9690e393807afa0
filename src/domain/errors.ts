// The one table of errors that people or operators can meet, and the class that carries them.
// Expected refusals (a denied command, a duplicate event) are values, not members of this table.

/** Who may read the text of an error: `user` texts may be shown in chat, `operator` texts only in logs and the admin CLI. */
type ErrorAudience = 'user' | 'operator';

interface ErrorDefinition {
  readonly audience: ErrorAudience;
  /** True when the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly httpStatus: number;
  readonly text: string;
}

/** Every error code with its audience, whether a retry can help, its HTTP status and its text. */
export const errorTable = {
  'address-not-available': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'This machine has no such address to listen on; choose another with server.host or SIGNALBOX_SERVER_HOST',
  },
  'admin-socket-path-too-long': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'The path of the admin socket is longer than a socket may have; choose a shorter one with server.adminSocket, or a shorter dataFolder',
  },
  'admin-socket-unusable': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'The admin socket cannot be opened; choose with server.adminSocket a path in a folder that Signalbox may write to',
  },
  'administrators-only': { audience: 'user', retryable: false, httpStatus: 403, text: 'Only an administrator may do this' },
  'backup-unusable': { audience: 'operator', retryable: false, httpStatus: 400, text: 'The backup cannot be made, or not be restored' },
  'bad-request': { audience: 'user', retryable: false, httpStatus: 400, text: 'The request is not of the expected form' },
  'body-too-large': { audience: 'user', retryable: false, httpStatus: 413, text: 'The request body is larger than this door accepts' },
  'catalogue-damaged': {
    audience: 'operator',
    retryable: false,
    httpStatus: 500,
    text: 'A file of the catalogue of AWS services is missing or damaged; install Signalbox anew',
  },
  'channel-configuration-unknown': { audience: 'user', retryable: false, httpStatus: 404, text: 'No channel configuration has this name' },
  'config-invalid': { audience: 'operator', retryable: false, httpStatus: 400, text: 'The configuration file has errors' },
  'config-needs-restart': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'These settings take effect only at a restart, so nothing was changed',
  },
  'data-folder-in-use': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'Another Signalbox process uses this data folder; stop it or choose another folder',
  },
  'data-folder-on-network': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'The data folder is on a network file system, where SQLite can lose data; choose a local disk or PostgreSQL',
  },
  'delivery-not-dead': { audience: 'user', retryable: false, httpStatus: 409, text: 'Only a dead delivery can be replayed' },
  'delivery-unknown': { audience: 'user', retryable: false, httpStatus: 404, text: 'No delivery has this id' },
  'event-identity-in-use': {
    audience: 'operator',
    retryable: true,
    httpStatus: 503,
    text: 'The same event was stored a moment ago',
  },
  'event-text-deleted': {
    audience: 'user',
    retryable: false,
    httpStatus: 410,
    text: 'The text of this event is deleted: its topic was refused while the event waited for an approval',
  },
  'event-unknown': { audience: 'user', retryable: false, httpStatus: 404, text: 'No event has this id' },
  'file-expired': {
    audience: 'user',
    retryable: false,
    httpStatus: 410,
    text: 'This file is gone: files are kept for 24 hours, and a channel keeps the newest. Send the command again for a new one',
  },
  'file-object-read-only': {
    audience: 'user',
    retryable: false,
    httpStatus: 409,
    text: 'This object comes from the configuration file; change it there and reload',
  },
  'digest-unknown': { audience: 'operator', retryable: false, httpStatus: 404, text: 'No digest has this id' },
  'file-unreadable': { audience: 'operator', retryable: false, httpStatus: 400, text: 'The file cannot be read' },
  'incident-unknown': { audience: 'operator', retryable: false, httpStatus: 404, text: 'No incident has this id' },
  internal: { audience: 'operator', retryable: true, httpStatus: 500, text: 'Something went wrong inside Signalbox' },
  'invalid-custom-notification': {
    audience: 'user',
    retryable: false,
    httpStatus: 400,
    text: 'The custom notification is not as its schema says',
  },
  'not-found': { audience: 'user', retryable: false, httpStatus: 404, text: 'There is nothing at this address' },
  'not-signed-in': {
    audience: 'user',
    retryable: false,
    httpStatus: 401,
    text: 'Sign in first: open the link that Signalbox printed, or ask for a new one with "signalbox sign-in-link"',
  },
  'origin-refused': { audience: 'user', retryable: false, httpStatus: 403, text: 'The request came from another site' },
  overloaded: { audience: 'user', retryable: true, httpStatus: 503, text: 'Signalbox is busy; try again in a few seconds' },
  'port-forbidden': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'This process may not listen on this port; choose one from 1024 on with server.port or SIGNALBOX_SERVER_PORT, or give it the right to (CAP_NET_BIND_SERVICE)',
  },
  'port-in-use': {
    audience: 'operator',
    retryable: false,
    httpStatus: 409,
    text: 'Another program listens on this port; choose another with server.port or SIGNALBOX_SERVER_PORT',
  },
  'role-proof-refused': { audience: 'user', retryable: false, httpStatus: 403, text: 'The role was not mapped' },
  'role-proof-unavailable': { audience: 'user', retryable: false, httpStatus: 502, text: 'STS could not say who signed this' },
  'role-proof-unknown': {
    audience: 'user',
    retryable: false,
    httpStatus: 404,
    text: 'This link has been used, or its five minutes are over; say "switch-role" in the channel for a new one',
  },
  'server-not-running': {
    audience: 'operator',
    retryable: true,
    httpStatus: 503,
    text: 'No running Signalbox answers on the admin socket',
  },
  'sign-in-link-invalid': {
    audience: 'user',
    retryable: false,
    httpStatus: 403,
    text: 'This sign-in link is not valid any more; ask for a new one with "signalbox sign-in-link"',
  },
  stopping: { audience: 'user', retryable: true, httpStatus: 503, text: 'Signalbox is stopping; try again in a few seconds' },
  'silence-refused': { audience: 'user', retryable: false, httpStatus: 400, text: 'This silence cannot be made' },
  'silence-unknown': { audience: 'user', retryable: false, httpStatus: 404, text: 'No silence that is not over has this code' },
  'store-full': { audience: 'operator', retryable: true, httpStatus: 503, text: 'The disk is full; free some space and the work goes on' },
  'store-in-use': {
    audience: 'operator',
    retryable: true,
    httpStatus: 503,
    text: 'Another Signalbox node uses this database under the name of this one; give each node a data folder of its own, and copy none',
  },
  'store-schema-newer': {
    audience: 'operator',
    retryable: false,
    httpStatus: 500,
    text: 'The data was written by a newer version of Signalbox; start that version or restore a backup',
  },
  'store-unavailable': { audience: 'operator', retryable: true, httpStatus: 503, text: 'The store does not answer' },
  'token-refused': { audience: 'user', retryable: false, httpStatus: 401, text: 'The bearer token is missing or not known' },
  'topic-not-confirmable': { audience: 'user', retryable: true, httpStatus: 502, text: 'SNS did not confirm the subscription' },
  'topic-unknown': { audience: 'user', retryable: false, httpStatus: 404, text: 'No topic has this ARN' },
  'user-role-refused': { audience: 'user', retryable: false, httpStatus: 409, text: 'This role cannot be mapped so' },
} as const satisfies Record<string, ErrorDefinition>;

/** A key of the error table. */
export type ErrorCode = keyof typeof errorTable;

const marker = Symbol.for('signalbox.AppError');

/** Facts beside an error: safe to log, and shown to a person where the audience is `user`. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An error with a code of the table; `message` is the table's text plus what is particular to this case. */
export class AppError extends Error {
  readonly [marker] = true;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /** Takes the code, what is particular to this case (a sentence part without full stop), and details or a cause. */
  constructor(code: ErrorCode, particular = '', options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(particular === '' ? errorTable[code].text : `${errorTable[code].text}: ${particular}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Tells whether a thrown value is an AppError, also one from a second copy of this module. */
export function isAppError(thrown: unknown): thrown is AppError {
  return typeof thrown === 'object' && thrown !== null && marker in thrown;
}
