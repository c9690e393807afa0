// What needs the approval of a second person before it runs, as the configuration says it.

/** Days as `Date.getUTCDay` counts them. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
/** A day of the week. */
type Weekday = (typeof WEEKDAYS)[number];

/** Hours of a week, in the wall time of a zone. */
export interface WeeklyHours {
  /** On which days the hours begin. */
  readonly days: readonly Weekday[];
  /** `18:00`. */
  readonly from: string;
  /** Before that; the next morning where it is not later than `from`. */
  readonly to: string;
  /** An IANA name such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** A rule; what it does not name, it does not ask for. */
export interface ApprovalRule {
  readonly name: string;
  /** IAM actions with `*` and `?`, such as `ec2:Terminate*`. */
  readonly actions: readonly string[];
  /** ARNs with `*` and `?`; empty: whatever it is about. */
  readonly resources: readonly string[];
  /** Account ids; empty: all. */
  readonly accounts: readonly string[];
  /** Empty: all. */
  readonly regions: readonly string[];
  /** Each must match; a tag whose value is not known is taken to match. */
  readonly tags: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Absent: always. */
  readonly hours?: WeeklyHours;
  /** Names of channel configurations; empty: all. */
  readonly channelConfigurations: readonly string[];
  /** Identities of those who may approve. */
  readonly approvers: readonly string[];
  /** Whether whoever asked may be one of them. */
  readonly allowSelfApproval: boolean;
  /** How many persons have to approve. */
  readonly minimumApprovals: number;
  readonly expiresMinutes: number;
}
