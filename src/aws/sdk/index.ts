// AWS over the official SDK's runtime: one client for all services, with one pool of connections and one set of credentials.
import type { Catalogue } from '../../catalogue/service-model.ts';
import { parseQueueUrl } from '../../domain/queue-url.ts';
import type { CallerIdentity } from '../caller-identity.ts';
import type { EffectivePolicySource } from '../effective-policy-source.ts';
import type { ManagedPolicySource } from '../managed-policy-source.ts';
import type { LogGroups } from '../log-groups.ts';
import type { OperationInvoker } from '../operation-invoker.ts';
import type { QueueSource } from '../queue-source.ts';
import type { FindReadingRefusal } from '../reading.ts';
import type { MadeResourceDirectory } from '../made-resources.ts';
import type { TopicStateSource } from '../topic-state-source.ts';
import type { TopicSubscriber } from '../topic-subscriber.ts';
import { findEndpointUrl, type Environment } from './aws-environment.ts';
import type { ClientSettings } from './client-settings.ts';
import { makeCredentialChain } from './credential-chain.ts';
import { Credentials } from './credentials.ts';
import { findDefaultRegion } from './find-default-region.ts';
import { createReadings, type SdkReadings } from './create-readings.ts';
import { credentialsOfQueue, type QueueWithRole } from './queue-session.ts';
import { RequestHandler } from './request-handler.ts';
import { RoleSessions } from './role-sessions.ts';
import { SdkCallerIdentity } from './sdk-caller-identity.ts';
import { SdkEffectivePolicySource } from './sdk-effective-policy-source.ts';
import { createManagedPolicySource } from './sdk-managed-policy-source.ts';
import { SdkOperationInvoker } from './sdk-operation-invoker.ts';
import { SdkLogGroups } from './sdk-log-groups.ts';
import { SdkQueueSource } from './sdk-queue-source.ts';
import { SdkMadeResources } from './sdk-made-resources.ts';
import { SdkTopicStateSource } from './sdk-topic-state-source.ts';
import { SdkTopicSubscriber } from './sdk-topic-subscriber.ts';

/** What it is made from. */
export interface AwsSdkOptions {
  readonly catalogue: Catalogue;
  readonly environment: Environment;
  /** Signalbox's own, told to AWS with each call. */
  readonly version: string;
  /** Which account stands for the sample data, where the machine has no credentials. */
  readonly demoAccountId: string;
  readonly now?: () => Date;
  /** Why something must not be read for a notification; nothing is read unless given. */
  readonly findReadingRefusal?: FindReadingRefusal;
}

/** Which queue is read, and with which role. */
export type OpenedQueue = QueueWithRole;

/** Which log groups are written. */
export interface OpenedLogGroups {
  readonly region: string;
  /** How long they keep their lines; as they say themselves unless given. */
  readonly retentionDays?: number | undefined;
}

/** The ports to AWS. */
export interface AwsSdk {
  readonly invoker: OperationInvoker;
  readonly callerIdentity: CallerIdentity;
  readonly managedPolicies: ManagedPolicySource;
  readonly effectivePolicy: EffectivePolicySource;
  /** What is read for notifications. */
  readonly readings: SdkReadings;
  readonly topicStates: TopicStateSource;
  readonly topicSubscriber: TopicSubscriber;
  readonly madeResources: MadeResourceDirectory;
  readonly openQueue: (queue: OpenedQueue) => QueueSource;
  readonly openLogGroups: (groups: OpenedLogGroups) => LogGroups;
  /** Drops all role sessions: what they were asked for with has changed. */
  readonly forgetSessions: () => void;
  /** Closes the connections. */
  readonly close: () => void;
}

/** Makes the ports. Nothing is looked up and nobody is called before the first use. */
export function createAwsSdk(options: AwsSdkOptions): AwsSdk {
  const { catalogue, environment, version, demoAccountId, now = () => new Date(), findReadingRefusal = refuseToRead } = options;
  const requestHandler = new RequestHandler();
  const credentials = new Credentials(() => makeCredentialChain(environment));
  const settings: ClientSettings = { environment, credentials: credentials.load, requestHandler, version };
  const timeout = (ms: number): AbortSignal => AbortSignal.timeout(ms);
  const onRefusedCredentials = (): void => {
    credentials.forget();
    callerIdentity.forget();
  };
  const sessions = new RoleSessions({ invoker: { invoke: (call) => invoker.invoke(call) }, now, timeout });
  const invoker = new SdkOperationInvoker({ catalogue, settings, sessions, onRefusedCredentials });
  const callerIdentity = new SdkCallerIdentity({
    invoker,
    findDefaultRegion: () => findDefaultRegion(environment),
    findKeyId: () =>
      credentials.load().then(
        ({ accessKeyId }) => accessKeyId,
        () => undefined,
      ),
    demoAccountId,
    timeout,
  });

  return {
    invoker,
    callerIdentity,
    managedPolicies: createManagedPolicySource({ invoker, timeout }),
    effectivePolicy: new SdkEffectivePolicySource({ invoker, findDefaultRegion: () => findDefaultRegion(environment), timeout }),
    readings: createReadings({ invoker, now, findRefusal: findReadingRefusal }),
    topicStates: new SdkTopicStateSource({ invoker, timeout }),
    topicSubscriber: new SdkTopicSubscriber({ invoker, timeout }),
    madeResources: new SdkMadeResources({ invoker, timeout }),
    openQueue(queue) {
      const { queueUrl, region } = queue;
      const endpoint = findLocalEndpoint(queueUrl, environment);
      const ofQueue =
        endpoint === undefined
          ? invoker
          : new SdkOperationInvoker({ catalogue, settings: { ...settings, endpoint }, sessions, onRefusedCredentials });
      return new SdkQueueSource({ invoker: ofQueue, credentials: credentialsOfQueue(queue), queueUrl, region, now, timeout });
    },
    openLogGroups: (groups) => new SdkLogGroups({ ...groups, invoker, now, timeout }),
    forgetSessions() {
      sessions.forgetAll();
    },
    close() {
      requestHandler.destroy();
    },
  };
}

const refuseToRead: FindReadingRefusal = () => Promise.resolve('nothing says what may be read');

// The URL comes from the configuration, not from a chat. A queue on this machine is where its URL says, unless the environment says where.
function findLocalEndpoint(queueUrl: string, environment: Environment): string | undefined {
  if (parseQueueUrl(queueUrl)?.isLocal !== true) return undefined;
  return findEndpointUrl(environment, 'SQS') ?? new URL(queueUrl).origin;
}
