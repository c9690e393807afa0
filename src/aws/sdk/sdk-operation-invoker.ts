// The wide port over the generic client: any operation of the catalogue, with the machine's own credentials or those of a role session.
import type { Catalogue, OperationModel, ServiceModel } from '../../catalogue/service-model.ts';
import type { InvocationOutcome, OperationCall, OperationInvoker } from '../operation-invoker.ts';
import { findEndpointUrl } from './aws-environment.ts';
import { CallJournal } from './call-journal.ts';
import type { ClientSettings } from './client-settings.ts';
import { explainFailure } from './explain-failure.ts';
import { findRefusal } from './find-refusal.ts';
import { readOutput } from './read-output.ts';
import { RefusedCall } from './refused-call.ts';
import { keyOfSession, type RoleSessions } from './role-sessions.ts';
import { ServiceClients, type CredentialsOwner } from './service-clients.ts';

/** What the invoker is made from. */
export interface InvokerOptions {
  readonly catalogue: Catalogue;
  readonly settings: ClientSettings;
  /** Where credentials of role sessions come from. */
  readonly sessions: Pick<RoleSessions, 'load' | 'forget'>;
  /** AWS has refused the machine's own credentials: whoever keeps something of them must learn it anew. */
  readonly onRefusedCredentials: () => void;
}

// What AWS calls credentials that are over or that it does not know. Near miss: AccessDenied, where it knows them well.
const REFUSED_CREDENTIALS: ReadonlySet<string> = new Set([
  'AuthFailure',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidToken',
  'UnrecognizedClientException',
]);

/** Calls AWS. */
export class SdkOperationInvoker implements OperationInvoker {
  readonly #options: InvokerOptions;
  readonly #clients: ServiceClients;

  constructor(options: InvokerOptions) {
    this.#options = options;
    this.#clients = new ServiceClients(options.settings);
  }

  readonly invoke = async (call: OperationCall): Promise<InvocationOutcome> => {
    const journal = new CallJournal();
    let hasQueryCodes = false;
    try {
      const { service, operation } = this.#find(call);
      hasQueryCodes = namesErrorsByCode(service);
      return await untilAborted(this.#send(call, { service, operation, journal }), call.signal);
    } catch (error) {
      const failure = explainFailure({ error, journal, isAborted: call.signal.aborted, hasQueryCodes });
      if (failure.kind === 'service-error' && REFUSED_CREDENTIALS.has(failure.code)) this.#forget(call);
      return { status: 'failed', failure };
    } finally {
      journal.close();
    }
  };

  #find({ service: serviceName, operation: operationName, credentials }: OperationCall): Target {
    // The demo account answers by itself; if its call came here all the same, it must not go out under somebody's name.
    if (credentials === 'demo') throw new RefusedCall('not-supported', 'The demo account is sample data: nothing of it reaches AWS.');
    const service = this.#options.catalogue.service(serviceName);
    if (service === undefined) throw new RefusedCall('not-supported', `Signalbox does not know the service ${serviceName}.`);
    const operation = service.operation(operationName);
    if (operation === undefined) {
      throw new RefusedCall('not-supported', `Signalbox does not know the operation ${operationName} of ${serviceName}.`);
    }
    const { environment, endpoint } = this.#options.settings;
    const refusal = findRefusal(service, operation, (endpoint ?? findEndpointUrl(environment, service.serviceId)) !== undefined);
    if (refusal !== undefined) throw new RefusedCall('not-supported', refusal);
    return { service, operation };
  }

  #ownerOf(credentials: OperationCall['credentials'], region: string): CredentialsOwner {
    const { settings, sessions } = this.#options;
    if (typeof credentials === 'string') return { name: 'ambient', credentials: settings.credentials };
    return { name: keyOfSession(credentials), credentials: () => sessions.load(credentials, region) };
  }

  #forget({ credentials }: OperationCall): void {
    if (typeof credentials === 'string') this.#options.onRefusedCredentials();
    else this.#options.sessions.forget(credentials);
  }

  async #send(
    { region, params, isRepeatable, silenceMs, signal, credentials }: OperationCall,
    { service, operation, journal }: SentCall,
  ): Promise<InvocationOutcome> {
    const client = this.#clients.find(service, region, this.#ownerOf(credentials, region));
    const answer = await client.send(operation, params, {
      isRepeatable,
      abortSignal: signal,
      journal,
      ...(silenceMs === undefined ? {} : { silenceMs }),
    });
    return { status: 'succeeded', ...(await readOutput(answer)) };
  }
}

interface Target {
  readonly service: ServiceModel;
  readonly operation: OperationModel;
}

interface SentCall extends Target {
  readonly journal: CallJournal;
}

function namesErrorsByCode({ stored: { protocol, protocolSettings } }: ServiceModel): boolean {
  if (protocolSettings.isQueryCompatible === true) return true;
  return protocol === 'awsQuery' || protocol === 'ec2Query' || protocol === 'restXml';
}

// Loading credentials cannot be aborted. What then goes on behind whoever gave up sends nothing: the request handler looks at the signal.
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => {
    reject(new Error('The call was given up'));
  };
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    work.catch(() => undefined);
  }
}
