// Looks at the topics of the configuration now and then, and tells operators what is wrong with them and when it is mended.
import type { Logger } from 'pino';
import type { OperatorNotices } from '../operator-notices.ts';
import { TOPIC_FAULT_CODES, type TopicFault, type TopicReport, type TopicToCheck } from './topic-fault.ts';

/** How often: some hundred calls a day for a topic, and a fault is known within what a person calls soon. */
export const TOPIC_CHECK_EVERY_MS = 30 * 60_000;

/** What it works with. */
export interface TopicWatchOptions {
  /** The topics at the moment; undefined where nothing can be looked at, such as without credentials. */
  readonly list: () => Promise<readonly TopicToCheck[] | undefined>;
  readonly check: (topic: TopicToCheck) => Promise<TopicReport>;
  /** The keys of the incidents that are open where operators are told: what an earlier process said of topics stands among them. */
  readonly listOpenKeys: () => Promise<readonly string[]>;
  readonly notices: OperatorNotices;
  readonly logger: Logger;
}

/** Checks topics again and again. */
export class TopicWatch {
  readonly #options: TopicWatchOptions;
  readonly #reports = new Map<string, TopicReport>();
  /** What could not be read is said once in the log, since it stays so until somebody gives a right. */
  readonly #unreadSaid = new Set<string>();

  constructor(options: TopicWatchOptions) {
    this.#options = options;
  }

  /** The newest report of a topic; undefined before the first check. */
  reportOf(topicArn: string): TopicReport | undefined {
    return this.#reports.get(topicArn);
  }

  /** The newest reports with faults. */
  listFaulty(): readonly TopicReport[] {
    return [...this.#reports.values()].filter(({ faults }) => faults.length > 0);
  }

  /** Checks all topics, one after the other. */
  async run(signal: AbortSignal): Promise<void> {
    const topics = await this.#options.list();
    if (topics === undefined) return;
    const listed = new Set(topics.map(({ topicArn }) => topicArn));
    const told = (await this.#options.listOpenKeys()).flatMap((key) => topicOf(key) ?? []);
    const known = new Set([...this.#reports.keys(), ...told]);
    for (const topicArn of known.difference(listed)) await this.#forget(topicArn);
    for (const topic of topics) {
      if (signal.aborted) return;
      const report = await this.#options.check(topic);
      this.#reports.set(topic.topicArn, report);
      await this.#tell(report);
    }
  }

  async #tell({ topicArn, configurationNames, faults, unread }: TopicReport): Promise<void> {
    const { notices, logger } = this.#options;
    for (const reason of unread.filter((text) => !this.#unreadSaid.has(`${topicArn} ${text}`))) {
      this.#unreadSaid.add(`${topicArn} ${reason}`);
      logger.info({ topicArn, reason }, 'something of a topic could not be checked');
    }
    for (const fault of faults) await notices.raise(noticeOf(topicArn, configurationNames, fault));
    // Of what could not be looked at nobody knows whether it is mended.
    if (unread.length > 0) return;
    const found = new Set(faults.map(({ code }) => code));
    for (const code of TOPIC_FAULT_CODES.filter((one) => !found.has(one)))
      await notices.clear(keyOf(topicArn, code), 'The topic is in order again.');
  }

  async #forget(topicArn: string): Promise<void> {
    this.#reports.delete(topicArn);
    for (const code of TOPIC_FAULT_CODES)
      await this.#options.notices.clear(keyOf(topicArn, code), 'No configuration lists the topic any more.');
  }
}

// Match: aws sns create-topic --name alarms. Near miss: Make the queue again.
const COMMAND = /^(?:aws|signalbox) /;

function keyOf(topicArn: string, code: TopicFault['code']): string {
  return `topic ${topicArn} ${code}`;
}

// Match: signalbox:topic arn:aws:sns:eu-west-1:123456789012:alarms queue-policy. Near miss: signalbox:heartbeat backup.
const OPEN_KEY = /^signalbox:topic (?<topicArn>\S+) /;

function topicOf(incidentKey: string): string | undefined {
  return OPEN_KEY.exec(incidentKey)?.groups?.['topicArn'];
}

function noticeOf(
  topicArn: string,
  configurationNames: readonly string[],
  { code, text, mend }: TopicFault,
): Parameters<OperatorNotices['raise']>[0] {
  return {
    key: keyOf(topicArn, code),
    severity: 'high',
    title: `Events of a topic of ${configurationNames.join(', ')} do not come`,
    text,
    nextSteps: [COMMAND.test(mend) ? `\`${mend}\`` : mend],
  };
}
