// The SNS door with approvals and pipeline behind it, on a real store, for tests of what they do to each other.
import { FakeSns } from '../../../test/fakes/fake-sns.ts';
import type { ConfirmationOutcome } from '../../aws/topic-subscriptions.ts';
import type { Person } from '../../domain/person.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { DoorOutcome } from '../ingest/door-outcome.ts';
import { createSnsDoor } from '../ingest/sns-door.ts';
import { TopicApprovals } from '../ingest/topic-approvals.ts';
import { TopicRegistry } from '../ingest/topic-registry.ts';
import { createNotificationsPipeline, type NotificationsPipeline } from '../pipeline.ts';
import { createSetAside, type SetAside } from '../set-aside-event.ts';
import { gateStore, type GatedStore } from './gated-store.ts';
import { openContext, type TestContext } from './open-context.ts';

/** Who decides about topics. */
export const operator: Person = { userId: 'web:operator', displayName: 'Operator' };

/** The parts, and what a test turns. */
export interface SnsFlow {
  readonly context: TestContext & { readonly store: GatedStore };
  readonly pipeline: NotificationsPipeline;
  readonly setAside: SetAside;
  readonly registry: TopicRegistry;
  readonly approvals: TopicApprovals;
  /** Topics that the configuration file lists. */
  readonly fileTopics: Set<string>;
  /** Names of the configurations in force. */
  readonly configurationNames: string[];
  /** What the timers that are set will do. */
  readonly timers: (() => void)[];
  /** Sends a signed notification to the door. */
  send(topicArn: string, message: string): Promise<DoorOutcome>;
  /** Sends the request to confirm the subscription. */
  askToConfirm(topicArn: string): Promise<DoorOutcome>;
  /** Lets the pipeline fail, for events with a certain text or for all, until the returned function is called. */
  breakPipeline(text?: string): () => void;
}

/** Opens a flow with the configurations `ops` and `night`, which list no topic. */
export async function openSnsFlow(): Promise<SnsFlow> {
  const opened = await openContext();
  const context = { ...opened, store: gateStore(opened.store) };
  const fileTopics = new Set<string>();
  const configurationNames = ['ops', 'night'];
  const timers: (() => void)[] = [];
  let isBroken = (_text: string): boolean => false;

  const registry = new TopicRegistry(context.store, (topicArn) => fileTopics.has(topicArn));
  const list = () => configurationNames.map((name) => aChannelConfiguration({ configurationName: name, snsTopicArns: [...fileTopics] }));
  const find = (name: string) => list().find(({ configurationName }) => configurationName === name);
  const directory = { list, find, approvedFor: (topicArn: string) => registry.configurationsOf(topicArn) };
  const working = createNotificationsPipeline({
    context,
    directory,
    mentions: () => 'people',
    hasThreads: () => false,
    wakeDelivery: () => undefined,
  });
  const pipeline: NotificationsPipeline = (input) =>
    isBroken(input.event.text) ? Promise.reject(new Error('the pipeline is broken')) : working(input);
  const approvals = new TopicApprovals({
    context,
    registry,
    pipeline,
    subscriptions: { confirm: (): Promise<ConfirmationOutcome> => Promise.resolve({ status: 'confirmed', subscriptionArn: 'arn' }) },
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
    hasConfiguration: (name) => find(name) !== undefined,
  });
  const now = context.now;
  const door = createSnsDoor({
    context,
    pipeline,
    registry,
    verification: () => ({ certificates: new FakeSns().certificates, now: now(), requireSignatureVersion2: false }),
    confirmSoon: (topicArn) => approvals.confirmSoon(topicArn),
  });
  function knock(sns: FakeSns, fields: ReturnType<FakeSns['notification']>): Promise<DoorOutcome> {
    return door({ headers: sns.headers(fields), body: Buffer.from(JSON.stringify(fields)) });
  }
  return {
    context,
    pipeline,
    setAside: createSetAside(context, directory),
    registry,
    approvals,
    fileTopics,
    configurationNames,
    timers,
    send: (topicArn, message) => {
      const sns = new FakeSns({ topicArn, now });
      return knock(sns, sns.notification({ message }));
    },
    askToConfirm: (topicArn) => {
      const sns = new FakeSns({ topicArn, now });
      return knock(sns, sns.subscriptionConfirmation());
    },
    breakPipeline: (broken) => {
      isBroken = (text) => broken === undefined || text === broken;
      return () => {
        isBroken = () => false;
      };
    },
  };
}
