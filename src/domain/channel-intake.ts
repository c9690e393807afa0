// What a channel gets by itself, and why: topics, senders and routes that lead there, whom its messages call, and what came last.
import type { Severity } from './notification.ts';

/** A topic whose events come to a channel. */
export interface IntakeTopic {
  readonly topicArn: string;
  /** `approval` where somebody approved it; else the configuration file lists it. */
  readonly by: 'file' | 'approval';
}

/** What a route does with events for a channel. */
export interface IntakeRoute {
  /** With the routes around it: `payments / critical`. */
  readonly path: string;
  /** As people write them, such as `severity=critical`; all must hold. */
  readonly matchers: readonly string[];
  /** `here`: they come here; `elsewhere`: they go to the named configurations and not here. */
  readonly leads: 'here' | 'elsewhere';
  /** The configurations that it names; empty where it leaves events where they would go anyway. */
  readonly configurationNames: readonly string[];
  /** Why nothing of it is shown. */
  readonly mutedBecause?: string;
  /** Names of the time windows in which nothing of it is shown, and outside of which nothing is. */
  readonly mutedDuring: readonly string[];
  readonly activeDuring: readonly string[];
  /** The labels by whose values it is shown together. */
  readonly groupedBy?: readonly string[];
}

/** Whom messages call. */
export interface IntakeMention {
  readonly severities: readonly Severity[];
  readonly kinds?: readonly string[];
  /** In words, such as `@here`. */
  readonly whom: readonly string[];
}

/** What came to a channel, and what became of it. */
export interface IntakeEvent {
  readonly title: string;
  readonly at: Date;
  readonly status: string;
  readonly reason?: string;
}

/** What a channel gets. */
export interface ChannelIntake {
  readonly configurationName: string;
  /** Why nothing is posted; absent where the configuration is in force. */
  readonly disabledBecause?: string;
  readonly topics: readonly IntakeTopic[];
  /** Senders of the HTTP door: those that name this configuration, or none and so reach all. */
  readonly senders: readonly string[];
  readonly routes: readonly IntakeRoute[];
  readonly mentions: readonly IntakeMention[];
  /** The severities of what people are reminded of. */
  readonly remindsOf?: readonly Severity[];
  readonly fallbackName?: string;
  /** How many messages the digest of the storm that goes on has taken the place of; absent where none goes on. */
  readonly stormCount?: number;
  /** The newest first. */
  readonly lastEvents: readonly IntakeEvent[];
}
