// What can be wrong with a topic, its subscription, and the queue and keys behind it: the words, and the command that mends it.
import type { OwnDoors } from './subscription-endpoint.ts';

/** What is wrong. */
export type TopicFaultCode =
  | 'topic-missing'
  | 'topic-key'
  | 'subscription-missing'
  | 'subscription-unconfirmed'
  | 'raw-delivery'
  | 'queue-missing'
  | 'queue-policy'
  | 'queue-key';

/** Every code, in the order in which an event goes. */
export const TOPIC_FAULT_CODES: readonly TopicFaultCode[] = [
  'topic-missing',
  'topic-key',
  'subscription-missing',
  'subscription-unconfirmed',
  'raw-delivery',
  'queue-missing',
  'queue-policy',
  'queue-key',
];

/** A fault: what is wrong, what comes of it, and what mends it. */
export interface TopicFault {
  readonly code: TopicFaultCode;
  readonly text: string;
  /** A command line, or what to do. */
  readonly mend: string;
}

/** How it stands with a topic. */
export interface TopicReport {
  readonly topicArn: string;
  /** The configurations that list it. */
  readonly configurationNames: readonly string[];
  readonly faults: readonly TopicFault[];
  /** What could not be looked at, and why; nothing is said about that. */
  readonly unread: readonly string[];
  /** Where it sends to us. */
  readonly endpoints: readonly string[];
}

/** A topic to look at. */
export interface TopicToCheck {
  readonly topicArn: string;
  readonly configurationNames: readonly string[];
  readonly doors: OwnDoors;
}
