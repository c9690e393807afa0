// Tells operators about Signalbox itself: in the log always, and in the channel of operations where one is configured.
import { channelKey } from '../domain/channel.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { NotificationsContext } from './context.ts';
import type { OperatorNotice, OperatorNotices } from './operator-notices.ts';
import type { NotificationsPipeline } from './pipeline.ts';

/** What operators are told with. */
export interface OperatorNoticesOptions {
  readonly context: NotificationsContext;
  /** The flow; made after whatever raises notices, so it is asked for at the first one. */
  readonly pipeline: () => NotificationsPipeline;
  /** The channel of operations at the moment. */
  readonly findOperations: () => ChannelConfiguration | undefined;
}

/** A notice as the flow takes it in: what the recognizer of notices reads. */
interface NoticeText extends Pick<OperatorNotice, 'severity' | 'title' | 'text' | 'nextSteps'> {
  readonly incidentKey: string;
  readonly transition: 'open' | 'close';
}

/** The key of the incident that a notice opens. */
export function noticeIncidentKey(key: string): string {
  return `signalbox:${key}`;
}

/** Makes it. What was told in a channel is known by its incident there, so a new process does not tell it again. */
export function createOperatorNotices(options: OperatorNoticesOptions): OperatorNotices {
  const { context, pipeline, findOperations } = options;
  /** What this process has logged and not cleared, and the configuration in which it is told. */
  const logged = new Map<string, string | undefined>();
  /** What is told about one key goes one after the other: two who raise it at once tell it once. */
  const lasts = new Map<string, Promise<void>>();

  function inTurn(key: string, tell: () => Promise<void>): Promise<void> {
    const turn = (lasts.get(key) ?? Promise.resolve()).then(tell).catch((error: unknown) => {
      context.logger.error({ error, notice: key }, 'operators could not be told in their channel');
    });
    lasts.set(key, turn);
    return turn.finally(() => {
      if (lasts.get(key) === turn) lasts.delete(key);
    });
  }

  async function isOpen(key: string, { configurationName }: ChannelConfiguration): Promise<boolean> {
    const open = await context.store.records.incidents.findOpen(configurationName, noticeIncidentKey(key));
    return open !== undefined;
  }

  async function tell({ configurationName }: ChannelConfiguration, notice: NoticeText): Promise<void> {
    const now = context.now();
    const id = context.newId();
    const text = JSON.stringify(notice);
    const event: RawEvent = {
      id,
      door: 'signalbox',
      identity: { key: `signalbox:${id}` },
      receivedAt: now,
      sentAt: now,
      body: Buffer.from(text),
      text,
      sender: 'signalbox',
    };
    await pipeline()({ event, audience: { kind: 'configurations', configurationNames: [configurationName] } });
  }

  return {
    raise: (notice) =>
      inTurn(notice.key, async () => {
        const { key, severity, title, text, nextSteps, channelKey: about } = notice;
        if (!logged.has(key)) {
          logged.set(key, undefined);
          context.logger.warn({ notice: key, severity, text }, title);
        }
        const operations = findOperations();
        // A channel that takes nothing cannot tell that it takes nothing.
        if (operations?.state !== 'ENABLED' || about === channelKey(operations.channel)) return;
        if (logged.get(key) === operations.configurationName || (await isOpen(key, operations))) return;
        const steps = nextSteps === undefined ? {} : { nextSteps };
        await tell(operations, { incidentKey: noticeIncidentKey(key), transition: 'open', severity, title, text, ...steps });
        logged.set(key, operations.configurationName);
      }),
    clear: (key, text) =>
      inTurn(key, async () => {
        if (logged.delete(key)) context.logger.info({ notice: key }, text);
        const operations = findOperations();
        if (operations === undefined || !(await isOpen(key, operations))) return;
        await tell(operations, { incidentKey: noticeIncidentKey(key), transition: 'close', severity: 'info', title: text, text: '' });
      }),
  };
}
