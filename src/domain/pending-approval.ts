// What a confirmed command waits for: the word of others, and those who have given it so far.
import type { Person } from './person.ts';

/** One approval that is needed: by so many of these. */
export interface ApprovalRequirement {
  readonly ruleName: string;
  readonly approvers: readonly string[];
  readonly allowSelfApproval: boolean;
  readonly minimumApprovals: number;
}

/** An approval that somebody gave. */
export interface GivenApproval {
  readonly person: Person;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
}

/** What a command waits for after whoever asked has confirmed it. JSON values only. */
export interface PendingApproval {
  /** The request whose answer is the card. */
  readonly answerKey: string;
  /** ISO 8601: when it was confirmed, by which hours are judged. */
  readonly requestedAt: string;
  /** Why it is wanted, as whoever asked says. */
  readonly reason?: string;
  /** Every one of them must be met. */
  readonly requirements: readonly ApprovalRequirement[];
  readonly given: readonly GivenApproval[];
}
