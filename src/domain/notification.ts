// A recognized event: what happened, to what, since when and why; independent of source and platform.
import type { AlarmSubject } from './alarm-subject.ts';
import type { MetricChart } from './metric-chart.ts';
import type { NotificationThing } from './notification-thing.ts';
import type { StyledText } from './styled-text.ts';

/** How bad it is, from a closed list. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** What a notification means for its incident: it begins, goes on, or ends. */
export type IncidentTransition = 'open' | 'update' | 'close';

/** The run of notifications that this one belongs to. */
export interface IncidentReference {
  /** Same key, same incident, for example `cloudwatch-alarm:<alarm ARN>`. */
  readonly key: string;
  readonly transition: IncidentTransition;
  /** One line about this step, shown as *Latest update*, where the sender gave one. */
  readonly summary?: string;
}

/** One of several things of a fact, for example an alarm below a composite one: what it is, in which state, and since when (ISO 8601). */
export interface FactItem {
  readonly name: string;
  /** Leads to its page in the AWS console. */
  readonly arn?: string;
  readonly state?: string;
  readonly since?: string;
}

/** A value of a fact: text is data and never markup; an instant is ISO 8601; an ARN is shown by its name. */
export type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'arn'; readonly arn: string }
  /** Several things, a line each; `text` is the same in plain words. */
  | { readonly kind: 'list'; readonly text: string; readonly items: readonly FactItem[] }
  /** An operator's own; `text` is the same in plain words. */
  | { readonly kind: 'styled'; readonly text: string; readonly styled: StyledText };

/** Something worth showing beside the sentence: a label and its value. */
export interface Fact {
  readonly label: string;
  readonly value: FactValue;
}

/** Text whose markup counts: only custom notifications have it (Slack mrkdwn or Teams Markdown). */
export interface ClientMarkdown {
  readonly kind: 'client-markdown';
  readonly source: string;
}

/** Text shown as it is. */
export interface PlainText {
  readonly kind: 'plain';
  readonly source: string;
}

/** A page that helps: the text is data, the address http or https. */
export interface NotificationLink {
  readonly text: string;
  readonly url: string;
}

/** A kind of event that no recognizer and no recipe is for. */
export interface UnknownKind {
  /** Who sent it, as the event says, for example `aws.outposts`; `json` or `text` where it does not say. */
  readonly source: string;
  /** What the sender calls it, for example its detail type; empty where it does not say. */
  readonly type: string;
  /** The same for all events with the same keys. */
  readonly shape: string;
}

/** A notification, platform-neutral. */
export interface Notification {
  /** Which recognizer made it, for example `cloudwatch-alarm`. */
  readonly recognizer: string;
  /** What the sender calls this kind of event, for example `CloudWatch Alarm`. */
  readonly kind: string;
  /** The name of what it is about; for a custom notification, and where an operator styled it, the whole title. */
  readonly name?: ClientMarkdown | PlainText | StyledText;
  /** What happened, in one sentence of ours or the operator's. */
  readonly summary?: PlainText | StyledText;
  /** The cause in the sender's own words, or what the operator says in their place. */
  readonly description?: ClientMarkdown | PlainText | StyledText;
  /** What it watches or why it matters, in the words of whoever set it up, for example the description of an alarm. */
  readonly about?: PlainText;
  readonly severity: Severity;
  /** The state in the sender's own word, for example `ALARM`. */
  readonly state?: string;
  readonly tone: 'bad' | 'warning' | 'good' | 'progress' | 'neutral';
  /** Account and Region of the event itself, never of the topic. */
  readonly accountId?: string;
  readonly region?: string;
  /** When it happened, ISO 8601. */
  readonly occurredAt?: string;
  /** How long the run took whose end it tells, in seconds. */
  readonly tookSeconds?: number;
  readonly facts: readonly Fact[];
  readonly nextSteps: readonly ClientMarkdown[];
  readonly keywords: readonly ClientMarkdown[];
  /** The page of the AWS console about it. */
  readonly consoleUrl?: string;
  /** What to do about it: the page that the sender, a tag or the configuration names. */
  readonly runbookUrl?: string;
  /** Whose it is, in the words of the sender, a tag or the configuration. */
  readonly owner?: string;
  /** Further pages, in the order in which they are shown. */
  readonly links?: readonly NotificationLink[];
  /** The tags of what it is about, as far as the payload has them. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly chart?: MetricChart;
  /** What can be asked at AWS about an alarm. */
  readonly alarm?: AlarmSubject;
  /** What commands can be about. */
  readonly thing?: NotificationThing;
  readonly incident?: IncidentReference;
  /** Names and values that the sender of a custom notification gives along: variables of custom actions. */
  readonly additionalContext?: Readonly<Record<string, string>>;
  /** False where the sender wants no custom actions under the message; true where it is absent. */
  readonly allowsCustomActions?: boolean;
  /** True where the sender's text was not understood beyond its form (plain text, any JSON). */
  readonly isUnrecognized: boolean;
  /** Told where nobody has written how this kind is read: it is shown by its shape. */
  readonly unknownKind?: UnknownKind;
  /** True where it was made up for a demonstration. */
  readonly isSample: boolean;
}
