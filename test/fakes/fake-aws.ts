// An AWS that runs on this machine: a few operations of EC2, STS, IAM, S3, Lambda, DynamoDB, SNS and CloudWatch over real HTTP, each in its
// service's protocol. It checks signatures, records what it was asked, and fails on demand.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { answerError, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import { runEc2 } from './aws-double-ec2.ts';
import { errorOfFault, errorOfSignature, failWithoutError, isTaken, type AwsFault } from './aws-double-faults.ts';
import { DoubleIam } from './aws-double-iam.ts';
import { DoubleInstances, sampleInstances, type DoubleInstance } from './aws-double-instances.ts';
import { DoubleReadings } from './aws-double-readings.ts';
import { readRequest, type AwsDoubleRequest } from './aws-double-request.ts';
import { SERVICES } from './aws-double-services.ts';
import type { AwsDoubleKey } from './aws-double-signature.ts';
import { DoubleSts, type DoubleRole, type DoubleSession } from './aws-double-sts.ts';

/** The Region in which the sample instances are. */
const HOME_REGION = 'us-east-1';

/** How the double is to be. */
export interface FakeAwsOptions {
  readonly accountId?: string;
  readonly key?: AwsDoubleKey;
  /** The instances of the home Region at first; three samples unless given. */
  readonly instances?: readonly DoubleInstance[];
  /** How many instances EC2 hands out at most in one answer. */
  readonly pageSize?: number;
  readonly now?: () => Date;
  /** The roles of whatever accounts; none unless given. */
  readonly roles?: readonly DoubleRole[];
}

interface PlannedFault {
  readonly operation: string;
  readonly fault: AwsFault;
  timesLeft: number;
}

interface HeldCall {
  readonly response: ServerResponse;
  readonly goOn: () => void;
}

/** Starts the double; `stop` it after the test. */
export async function startFakeAws(options: FakeAwsOptions = {}): Promise<FakeAws> {
  const aws = new FakeAws(options);
  await aws.listen();
  return aws;
}

/** A running double. */
export class FakeAws {
  /** All requests in order of arrival, also those that failed. */
  readonly requests: AwsDoubleRequest[] = [];
  readonly accountId: string;
  readonly key: AwsDoubleKey;
  /** Its STS, and the sessions that it has handed out. */
  readonly sts: DoubleSts;
  /** What is read for notifications. */
  readonly readings = new DoubleReadings();
  /** What it says of roles. */
  readonly iam = new DoubleIam();
  readonly #options: FakeAwsOptions;
  readonly #regions = new Map<string, DoubleInstances>();
  readonly #faults: PlannedFault[] = [];
  readonly #held = new Map<string, HeldCall[]>();
  readonly #server = createServer((request, response) => {
    void this.#serve(request, response);
  });

  constructor(options: FakeAwsOptions = {}) {
    this.#options = options;
    this.accountId = options.accountId ?? '123456789012';
    this.key = options.key ?? { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'sample-secret' };
    this.sts = new DoubleSts(options.roles ?? [], options.now ?? (() => new Date()));
  }

  /** Where it listens: what `AWS_ENDPOINT_URL` is set to. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The environment with which clients come here. */
  get environment(): Readonly<Record<string, string>> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_ACCESS_KEY_ID: this.key.accessKeyId,
      AWS_SECRET_ACCESS_KEY: this.key.secretAccessKey,
      AWS_REGION: HOME_REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
    };
  }

  /** The instances of a Region, of the account of a role where one is named. */
  instances(region = HOME_REGION, accountId?: string): readonly DoubleInstance[] {
    return this.#instancesOf(region, accountId).list();
  }

  /** Returns the requests for an operation so far. */
  callsOf(operation: string): readonly AwsDoubleRequest[] {
    return this.requests.filter((request) => request.operation === operation);
  }

  /** Returns the requests for an operation that were meant: a dry run of EC2 only asks whether it would be allowed. */
  changesOf(operation: string): readonly AwsDoubleRequest[] {
    return this.callsOf(operation).filter(({ parameters }) => parameters['DryRun'] !== 'true');
  }

  /** Makes the next calls of an operation fail; faults of one operation happen in the order in which they were planned. */
  failNext(operation: string, fault: AwsFault, times = 1): void {
    this.#faults.push({ operation, fault, timesLeft: times });
  }

  /** Leaves calls of an operation without an answer, and without effect, until `release`. */
  hold(operation: string): void {
    if (!this.#held.has(operation)) this.#held.set(operation, []);
  }

  /** Answers the calls that were held, and those that come. */
  release(operation: string): void {
    const waiting = this.#held.get(operation) ?? [];
    this.#held.delete(operation);
    for (const { goOn } of waiting) goOn();
  }

  /** How many calls are held whose callers still wait. */
  heldCount(operation: string): number {
    return this.#held.get(operation)?.filter(({ response }) => !response.destroyed).length ?? 0;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: target = '/', headers } = incoming;
    const request = readRequest({ method, target, headers, body: await buffer(incoming) }, [
      this.key,
      ...this.sts.sessions.map(({ key }) => key),
    ]);
    this.requests.push(request);
    const { operation } = request;
    const held = this.#held.get(operation);
    if (held !== undefined) await new Promise<void>((resolve) => held.push({ response, goOn: resolve }));
    // Whoever has gone meanwhile wants nothing done any more.
    if (response.destroyed) return;
    const fault = this.#takeFault(operation);
    if (fault !== undefined && isTaken(fault)) this.#answer(request);
    const error = fault === undefined ? undefined : errorOfFault(fault, request);
    if (fault !== undefined && error === undefined) {
      failWithoutError(fault, response);
      return;
    }
    const { httpStatus, headers: answerHeaders, body } = error === undefined ? this.#answer(request) : answerError(request, error);
    response.writeHead(httpStatus, answerHeaders).end(body);
  }

  #answer(request: AwsDoubleRequest): AwsDoubleAnswer {
    try {
      return this.#run(request, this.#sessionOf(request));
    } catch (error) {
      if (error instanceof AwsDoubleError) return answerError(request, error);
      throw error;
    }
  }

  /** The session that a request is signed with; throws where it is signed with nothing that counts. */
  #sessionOf(request: AwsDoubleRequest): DoubleSession | undefined {
    const refusal = errorOfSignature(request);
    if (refusal !== undefined) throw refusal;
    const session = this.sts.find(request.accessKeyId);
    if (session !== undefined && session.expiresAt <= (this.#options.now?.() ?? new Date())) {
      throw new AwsDoubleError(request.protocol === 'ec2' ? 'RequestExpired' : 'ExpiredToken', 'The security token has expired.', 403);
    }
    return session;
  }

  #run(request: AwsDoubleRequest, session: DoubleSession | undefined): AwsDoubleAnswer {
    const accountId = session?.accountId ?? this.accountId;
    if (request.service === 'sts') return this.sts.run(request, { accountId, arn: this.#callerOf(session) });
    if (request.service === 'iam') return this.iam.run(request, { accountId, arn: this.#callerOf(session) });
    if (request.service === 'ec2') return runEc2(request, this.#instancesOf(request.region, accountId), this.#options.pageSize);
    const reading = this.readings.run(request);
    if (reading !== undefined) return reading;
    const run = SERVICES[request.service];
    if (run === undefined) throw new AwsDoubleError('UnknownOperationException', `The double has no service ${request.service}.`, 404);
    return run(request, accountId);
  }

  #callerOf(session: DoubleSession | undefined): string {
    if (session === undefined) return `arn:aws:iam::${this.accountId}:user/sample`;
    return `arn:aws:sts::${session.accountId}:assumed-role/${session.roleArn.split('/').at(-1) ?? ''}/${session.sessionName}`;
  }

  #takeFault(operation: string): AwsFault | undefined {
    const planned = this.#faults.find((each) => each.operation === operation && each.timesLeft > 0);
    if (planned !== undefined) planned.timesLeft -= 1;
    return planned?.fault;
  }

  #instancesOf(region: string, accountId = this.accountId): DoubleInstances {
    const key = `${accountId} ${region}`;
    let instances = this.#regions.get(key);
    if (instances === undefined) {
      const { instances: given = sampleInstances(region), now = () => new Date() } = this.#options;
      instances = new DoubleInstances(region, now, region === HOME_REGION ? given : []);
      this.#regions.set(key, instances);
    }
    return instances;
  }
}
