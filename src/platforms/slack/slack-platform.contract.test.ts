import type { SlackFault } from '../../../test/fakes/slack-double-faults.ts';
import type { FakeSlack } from '../../../test/fakes/fake-slack.ts';
import { describePlatformContract } from '../platform.contract.ts';
import type { PlatformFault, PlatformHarness } from '../platform.contract.ts';
import type { SlackPayload } from './slack-payload.ts';
import { checkSlackPayload } from './testing/check-slack-payload.ts';
import { createLogRecorder, createTestPlatform, SLACK_SECRETS, startFakeSlack } from './testing/slack-harness.ts';

const slackFaults = {
  'asks to wait 7 seconds': { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
  'asks to wait without saying how long': { kind: 'status', status: 429 },
  'fails with HTTP 500': { kind: 'status', status: 500 },
  'is not available (HTTP 503)': { kind: 'status', status: 503 },
  'answers another HTTP status that a retry does not mend': { kind: 'status', status: 404 },
  'says that the operator must change something': { kind: 'error', code: 'not_in_channel' },
  'says that the payload is wrong': { kind: 'error', code: 'invalid_blocks' },
  'does not answer in time': { kind: 'hang' },
  'closes the connection before it takes the message': { kind: 'reset', taken: false },
  'closes the connection after it has taken the message': { kind: 'reset', taken: true },
  'sends half of the answer': { kind: 'half-answer' },
  'answers something else than its API does': { kind: 'page' },
} as const satisfies Partial<Record<PlatformFault, SlackFault>>;

function isSlackFault(fault: string): fault is keyof typeof slackFaults {
  return fault in slackFaults;
}

/** Fails the next call, whichever it is; the deadline of a call that hangs is over as soon as it has arrived. */
async function arrangeFault(slack: FakeSlack, fault: SlackFault, endDeadline: () => void): Promise<void> {
  const callCount = slack.requests.length;
  slack.failNextCall(fault);
  if (fault.kind === 'hang') {
    void slack.until(() => slack.requests.length > callCount).then(endDeadline);
  }
  await Promise.resolve();
}

async function setUp(): Promise<PlatformHarness<SlackPayload>> {
  const slack = await startFakeSlack();
  const { logger, readLog } = createLogRecorder();
  let deadline = new AbortController();
  const platform = createTestPlatform(slack, {
    logger,
    createDeadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
  });

  return {
    platform,
    channel: { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0OPS' },
    unknownChannel: { platform: 'slack', workspaceId: 'T0FIRST', channelId: 'C0NOWHERE' },
    secrets: SLACK_SECRETS,
    checkPayload: checkSlackPayload,
    listShown: () =>
      Promise.resolve(slack.messagesIn('C0OPS').map((message) => ({ messageId: message.ts, content: JSON.stringify(message) }))),
    deleteMessage: (reference) => {
      slack.deleteMessage('C0OPS', reference.messageId);
      return Promise.resolve();
    },
    arrange: async (fault) => {
      if (isSlackFault(fault)) {
        await arrangeFault(slack, slackFaults[fault], () => {
          deadline.abort(new DOMException('too late', 'TimeoutError'));
        });
      }
    },
    readLog,
    close: async () => {
      await platform.stop();
      await slack.close();
    },
  };
}

describePlatformContract('Slack', { setUp, faults: Object.keys(slackFaults).filter(isSlackFault), postsOnce: false });
