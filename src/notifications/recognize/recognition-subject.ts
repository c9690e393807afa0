// What recognizers look at: an event with its envelopes taken off and its JSON parsed, made once per event.
import type { RawEvent } from '../../domain/raw-event.ts';

/** An event ready to be recognized. */
export interface RecognitionSubject {
  readonly event: RawEvent;
  /** The innermost text: what the sender wrote, without SNS, Lambda or string envelopes. */
  readonly text: string;
  /** The innermost text as JSON; undefined where it is none. May be nested too deep for recursion. */
  readonly json: unknown;
  /** The subject line: SNS `Subject`, the innermost one. */
  readonly subjectLine?: string;
  /** The topic that the innermost envelope or the door names. */
  readonly topicArn?: string;
}
