import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { TopicFault, TopicReport } from './topic-fault.ts';
import { TopicWatch } from './topic-watch.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const fault: TopicFault = { code: 'queue-policy', text: 'No.', mend: `signalbox topics subscribe --topic ${topicArn}` };
const topic = { topicArn, configurationNames: ['ops'], doors: { queues: [] } };
const { signal } = new AbortController();

function watchOver(reports: readonly (Pick<TopicReport, 'faults' | 'unread'> | 'not listed')[], openKeys: readonly string[] = []) {
  const said: string[] = [];
  const left = [...reports];
  const watch = new TopicWatch({
    list: async () => (left[0] === 'not listed' ? [] : [topic]),
    check: async () => ({ topicArn, configurationNames: ['ops'], endpoints: [], ...(left[0] as Pick<TopicReport, 'faults' | 'unread'>) }),
    listOpenKeys: async () => openKeys,
    notices: {
      raise: async ({ key, nextSteps }) => void said.push(`raise ${key} ${String(nextSteps)}`),
      clear: async (key) => void said.push(`clear ${key}`),
    },
    logger: pino({ level: 'silent' }),
  });
  return {
    watch,
    next: async (): Promise<readonly string[]> => {
      said.length = 0;
      await watch.run(signal);
      left.shift();
      return [...said];
    },
  };
}

describe('TopicWatch', () => {
  it('tells a fault with its command, and clears all others', async () => {
    const { watch, next } = watchOver([{ faults: [fault], unread: [] }]);

    const said = await next();

    expect(said).toContain(`raise topic ${topicArn} queue-policy \`${fault.mend}\``);
    expect(said).toContain(`clear topic ${topicArn} topic-missing`);
    expect(said).not.toContain(`clear topic ${topicArn} queue-policy`);
    expect(watch.reportOf(topicArn)?.faults).toEqual([fault]);
  });

  it('clears nothing while it cannot look', async () => {
    const { next } = watchOver([{ faults: [], unread: ['sqs:GetQueueAttributes: AccessDenied'] }]);

    await expect(next()).resolves.toEqual([]);
  });

  it('clears what it told of a topic that is not listed any more', async () => {
    const { watch, next } = watchOver([{ faults: [fault], unread: [] }, 'not listed']);
    await next();

    await expect(next()).resolves.toContain(`clear topic ${topicArn} queue-policy`);
    expect(watch.reportOf(topicArn)).toBeUndefined();
  });

  it('clears what an earlier process told of a topic that is not listed any more, and nothing else', async () => {
    const { next } = watchOver(['not listed'], [`signalbox:topic ${topicArn} queue-policy`, 'signalbox:heartbeat backup']);

    const said = await next();

    expect(said).toContain(`clear topic ${topicArn} queue-policy`);
    expect(said.filter((one) => !one.startsWith(`clear topic ${topicArn} `))).toEqual([]);
  });
});
