// A CloudWatch Logs that runs on this machine: the JSON protocol of the service (AWS JSON 1.1) over real HTTP, with the limits of
// PutLogEvents, and faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request that came in. */
export interface RecordedLogsRequest {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An error of the service. */
export interface LogsFault {
  readonly httpStatus: number;
  /** The shape of the error. */
  readonly type: string;
  readonly message: string;
}

/** A log group as it stands. */
interface LogGroup {
  retentionInDays: number | undefined;
  readonly streams: Map<string, { readonly timestamp: number; readonly message: string }[]>;
}

const fault = (type: string, message: string, httpStatus = 400): LogsFault => ({ httpStatus, type, message });

function isFault(result: LogsFault | Record<string, unknown>): result is LogsFault {
  return typeof result['httpStatus'] === 'number';
}

/** The limits that the service refuses to go beyond (CloudWatch Logs API, PutLogEvents). */
const MAX_EVENTS = 10_000;
const MAX_BYTES = 1_048_576;
const OVERHEAD_BYTES = 26;
const DAY_MS = 24 * 60 * 60_000;

/** Starts the double; `stop` it after the test. */
export async function startFakeCloudWatchLogs(options: { readonly now?: () => number } = {}): Promise<FakeCloudWatchLogs> {
  const logs = new FakeCloudWatchLogs(options.now ?? Date.now);
  await logs.listen();
  return logs;
}

/** A running double. */
export class FakeCloudWatchLogs {
  readonly requests: RecordedLogsRequest[] = [];
  readonly groups = new Map<string, LogGroup>();
  readonly #now: () => number;
  readonly #faults: LogsFault[] = [];
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response);
  });

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Where it listens. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The environment with which clients come here. */
  get environment(): Readonly<Record<string, string>> {
    return { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: this.url, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'sample' };
  }

  /** The operations that were called, in order. */
  get operations(): readonly string[] {
    return this.requests.map(({ operation }) => operation);
  }

  /** Lets the next request fail. */
  planFault(planned: LogsFault): void {
    this.#faults.push(planned);
  }

  /** The lines of a group, of the streams whose names begin so. */
  linesOf(groupName: string, prefix = ''): readonly string[] {
    const streams = [...(this.groups.get(groupName)?.streams ?? [])].filter(([name]) => name.startsWith(prefix));
    return streams.flatMap(([, lines]) => lines.map(({ message }) => message));
  }

  /** Starts listening. */
  async listen(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(0, '127.0.0.1', () => {
      resolve();
    });
    await promise;
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => {
      resolve();
    });
    await promise;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers['x-amz-target']);
    const operation = target.slice(target.indexOf('.') + 1);
    const input = JSON.parse(await text(request)) as Record<string, unknown>;
    this.requests.push({ operation, input });
    const isSigned = request.headers.authorization?.includes('/logs/aws4_request') === true;
    const result = isSigned ? (this.#faults.shift() ?? this.#act(operation, input)) : fault('UnrecognizedClientException', 'unsigned');
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.setHeader('x-amzn-requestid', `request-${this.requests.length}`);
    if (isFault(result)) {
      response.writeHead(result.httpStatus);
      response.end(JSON.stringify({ __type: result.type, message: result.message }));
    } else response.end(JSON.stringify(result));
  }

  #act(operation: string, input: Readonly<Record<string, unknown>>): LogsFault | Record<string, unknown> {
    const groupName = String(input['logGroupName']);
    const streamName = String(input['logStreamName']);
    const group = this.groups.get(groupName);
    if (operation === 'CreateLogGroup') {
      if (group !== undefined) return fault('ResourceAlreadyExistsException', 'The specified log group already exists');
      this.groups.set(groupName, { retentionInDays: undefined, streams: new Map() });
      return {};
    }
    if (group === undefined) return fault('ResourceNotFoundException', 'The specified log group does not exist.');
    if (operation === 'PutRetentionPolicy') {
      group.retentionInDays = Number(input['retentionInDays']);
      return {};
    }
    if (operation === 'CreateLogStream') {
      if (group.streams.has(streamName)) return fault('ResourceAlreadyExistsException', 'The specified log stream already exists');
      group.streams.set(streamName, []);
      return {};
    }
    const stream = group.streams.get(streamName);
    if (stream === undefined) return fault('ResourceNotFoundException', 'The specified log stream does not exist.');
    if (operation !== 'PutLogEvents') return fault('UnknownOperationException', operation);
    return this.#put(stream, input['logEvents'] as { timestamp: number; message: string }[], group);
  }

  #put(
    stream: { readonly timestamp: number; readonly message: string }[],
    events: readonly { readonly timestamp: number; readonly message: string }[],
    { retentionInDays }: LogGroup,
  ): LogsFault | Record<string, unknown> {
    const times = events.map(({ timestamp }) => timestamp);
    const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + OVERHEAD_BYTES, 0);
    const isSorted = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
    if (events.length === 0 || events.length > MAX_EVENTS || bytes > MAX_BYTES)
      return fault('InvalidParameterException', 'Upload too large: the batch is over the limits');
    if (!isSorted) return fault('InvalidParameterException', 'Log events in a single PutLogEvents request must be in chronological order.');
    if ((times.at(-1) ?? 0) - (times[0] ?? 0) > DAY_MS)
      return fault('InvalidParameterException', 'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
    const oldest = this.#now() - Math.min(14, retentionInDays ?? 14) * DAY_MS;
    const tooOldCount = times.filter((time) => time < oldest).length;
    const accepted = events.filter(({ timestamp }) => timestamp >= oldest && timestamp <= this.#now() + DAY_MS / 12);
    stream.push(...accepted);
    const refused = tooOldCount > 0 ? { tooOldLogEventEndIndex: tooOldCount } : { tooNewLogEventStartIndex: accepted.length };
    return accepted.length === events.length ? { nextSequenceToken: '1' } : { rejectedLogEventsInfo: refused };
  }
}
