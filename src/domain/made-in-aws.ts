// How one knows what Signalbox has made in AWS (R14): by tags where they are taken, by names and statement ids where they are not.
import { sha256 } from '../lib/sha256.ts';

/** The tag that everything carries; its value says what made it. */
export const MANAGED_BY_TAG = 'signalbox:managed-by';

/** What makes things in AWS: a unit of `bootstrap`, the command `topics`, the copies of the audit log. */
export type Maker = 'bootstrap' | 'topics' | 'audit';

/** The tags of what is made. */
export function tagsOfMaker(maker: Maker): Readonly<Record<string, string>> {
  return { [MANAGED_BY_TAG]: maker };
}

/** The id of the statement with which a queue lets a topic send: it is the same each time, so that it is found again. */
export function statementIdOf(topicArn: string): string {
  return `SignalboxTopic${sha256(topicArn).slice(0, 12)}`;
}
