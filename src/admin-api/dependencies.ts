// What the HTTP API asks of the rest of Signalbox; the composition root brings it.
import type { ChartDrawing } from '../charts/draw-chart.ts';
import type {
  AcceptedEvent,
  CommandAccount,
  CompletionList,
  CompletionRequest,
  ReloadAnswer,
  ReplayAnswer,
  DiscardAnswer,
  ReplayCounts,
  TopicList,
} from '../contract/admin-api.ts';
import type { NotifySenderList } from '../contract/notify-senders.ts';
import type { SetUpReport } from '../contract/set-up.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { IncidentDesk } from '../domain/incident-desk.ts';
import type { Topic } from '../domain/topic.ts';
import type { DeliveryCriteria } from '../storage/delivery-records.ts';
import type { Store } from '../storage/store.ts';
import type { UserRoleDesk } from './user-role-desk.ts';
import type { WebMessage } from '../storage/web-message-records.ts';

/** Whoever makes a request: a signed-in browser, or the operator at the admin socket. */
export interface Person {
  /** For example `web:operator`. */
  readonly userId: string;
  readonly displayName: string;
  readonly isAdministrator: boolean;
}

/** Takes events in. */
export interface EventEntrance {
  /** Takes any event for the named configurations, or for all. Throws `invalid-custom-notification`, unless it is to be lenient. */
  send(
    body: Uint8Array,
    options: { readonly sender: string; readonly configurationNames?: readonly string[]; readonly isLenient?: boolean },
  ): Promise<AcceptedEvent>;
  /** Takes the sample alarm or its OK. */
  sendSample(configuration: ChannelConfiguration, state: 'ALARM' | 'OK', sender: string): Promise<AcceptedEvent>;
  isSampleOpen(configuration: ChannelConfiguration): Promise<boolean>;
  /** Takes a message that says that messages come. */
  sendTest(configuration: ChannelConfiguration, sender: string): Promise<AcceptedEvent>;
}

/** Decides about topics that have knocked. */
interface TopicDecisions {
  list(): readonly Topic[];
  /** Topics whose events do not come, as they were looked at last. */
  listFaulty(): TopicList['faultyTopics'];
  /** Tells whether the configuration file lists the topic. */
  isInFile(topicArn: string): boolean;
  /** Lets the topic in: confirms its subscription and releases what is held. Throws `topic-unknown`, `channel-configuration-unknown`, `file-object-read-only`. */
  approve(topicArn: string, configurationNames: readonly string[], by: Person): Promise<void>;
  /** Keeps the topic out; of what is held for it only the rows stay, marked refused. Throws `topic-unknown`, `file-object-read-only`. */
  refuse(topicArn: string, by: Person): Promise<void>;
  countPending(): number;
  /** Calls back whenever the list has changed. */
  subscribe(listener: () => void): () => void;
}

/** Takes what people say in the web chat, as any platform takes it. */
interface CommandEntrance {
  /** Shows the message in its channel and answers it there; resolves once the message is durable. */
  receive(message: {
    readonly configuration: ChannelConfiguration;
    readonly person: Person;
    readonly text: string;
    readonly clientMessageId: string;
  }): Promise<{ readonly messageId: string }>;
  complete(request: CompletionRequest): Promise<CompletionList>;
  findAccount(signal: AbortSignal): Promise<CommandAccount>;
}

/** Which dead deliveries, how many of them at most, and behind which place. */
interface DeadLetterStretch {
  readonly criteria: DeliveryCriteria;
  readonly limit: number;
  readonly before?: number;
}

/** What becomes of dead deliveries. One that is named throws `delivery-unknown` and `delivery-not-dead`. */
interface DeadLetters {
  /** Puts it back in the queue, or folds it into a later one of its incident. */
  replay(id: string, by: Person): Promise<ReplayAnswer['status']>;
  /** A stretch of those that are meant. */
  replayAll(stretch: DeadLetterStretch, by: Person): Promise<ReplayCounts>;
  /** Lets it go. */
  discard(id: string, by: Person): Promise<void>;
  /** A stretch of those that are meant. */
  discardAll(stretch: DeadLetterStretch, by: Person): Promise<DiscardAnswer>;
}

/** Everything the API needs. */
export interface AdminApiDependencies {
  readonly version: string;
  readonly now: () => Date;
  readonly store: Store;
  listConfigurations(): readonly ChannelConfiguration[];
  /** Tells whether a configuration is in force: neither the file nor the organization's policy disables it. */
  stateOf(configuration: ChannelConfiguration): Promise<{ readonly state: 'ENABLED' | 'DISABLED'; readonly stateReason?: string }>;
  readonly messageFeed: { subscribe(listener: (message: WebMessage | undefined) => void): () => void };
  readonly charts: ChartDrawing;
  readonly events: EventEntrance;
  readonly topics: TopicDecisions;
  readonly commands: CommandEntrance;
  readonly userRoles: UserRoleDesk;
  readonly incidents: IncidentDesk;
  /** Looks at chat platforms and channels, step by step; asks the platforms and posts nothing. */
  lookAtSetUp(): Promise<SetUpReport>;
  readonly deadLetters: DeadLetters;
  /** Who may hand events in at the HTTP door. */
  readonly listNotifySenders: () => NotifySenderList['senders'];
  /** Reads the configuration anew. Throws `config-invalid` and leaves the old one in force. */
  reload(by: Person): Promise<ReloadAnswer>;
  /** True from the moment on which the process is told to stop. */
  isStopping(): boolean;
  /** The text of `GET /metrics` with its content type. */
  readonly metrics: { readonly contentType: string; render(): Promise<string> };
}
