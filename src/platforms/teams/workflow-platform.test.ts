import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeWebhooks, type DoubleWebhook } from '../../../test/fakes/fake-webhooks.ts';
import type { WebhookFault } from '../../../test/fakes/webhook-double-faults.ts';
import { Secret } from '../../lib/secret.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { PostOutcome } from '../platform.ts';
import { createWorkflowPlatform } from './workflow-platform.ts';

const channel = { platform: 'teams-webhook', workspaceId: 'ops', channelId: 'ops' } as const;
const { signal } = new AbortController();

describe('createWorkflowPlatform', () => {
  let double: FakeWebhooks;
  let flow: DoubleWebhook;
  beforeEach(async () => {
    double = await FakeWebhooks.start();
    flow = double.addWorkflow();
  });
  afterEach(() => double.close());

  function post(message = aMessage()): Promise<PostOutcome> {
    const platform = createWorkflowPlatform({
      config: { webhooks: [{ name: 'ops', url: new Secret(flow.url) }], allowedHosts: [double.host] },
    });
    return platform.post({ channel, payload: platform.render(message), idempotencyKey: 'key-1', signal });
  }

  it('tells the run of the flow, and that nobody says whether it posted', async () => {
    const outcome = await post();

    expect(outcome).toEqual({
      status: 'posted',
      reference: { channel, messageId: flow.runs[0]?.id },
      note: expect.stringContaining('accepted by the flow'),
    });
  });

  it.each<[string, WebhookFault, Partial<PostOutcome>]>([
    [
      'a rate limit within an answer of status 200',
      {
        kind: 'status',
        status: 200,
        body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId tcid=0',
      },
      { status: 'retry', scope: 'channel', isOutcomeUnknown: false },
    ],
    [
      'a message that is too long within an answer of status 200',
      {
        kind: 'status',
        status: 200,
        body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 with ContextId tcid=0',
      },
      { status: 'refused', cause: 'payload' },
    ],
    [
      'a flow that is turned off',
      { kind: 'status', status: 400, body: '{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"sig=q1w2"}}' },
      { status: 'refused', cause: 'operator', reason: expect.stringContaining('WorkflowTriggerIsNotEnabled') },
    ],
    [
      'a card that it does not take',
      { kind: 'status', status: 400, body: '{"error":{"code":"BadRequest"}}' },
      { status: 'refused', cause: 'payload' },
    ],
    [
      'a flow that is gone',
      { kind: 'status', status: 404, body: '{"error":{"code":"WorkflowNotFound"}}' },
      { status: 'refused', cause: 'operator' },
    ],
    ["a connector's own answer", { kind: 'status', status: 200, body: '1' }, { status: 'posted' }],
  ])('reads %s', async (_case, fault, expected) => {
    double.failNext(fault);

    const outcome = await post();

    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain('q1w2');
  });

  it('stays so short that the flow can post it, however long the message and whatever it is made of', async () => {
    for (const piece of ['word ', '"', '\\', '"\\', '漢字', '🔥', '\u0007', '<b>&']) {
      const spans = [{ kind: 'text', text: piece.repeat(40_000) } as const];
      await post({
        ...aMessage(),
        blocks: [
          { kind: 'paragraph', spans },
          { kind: 'code', text: piece.repeat(40_000) },
        ],
      });
    }

    expect(flow.runs.map(({ isPosted }) => isPosted)).toEqual(flow.runs.map(() => true));
    expect(flow.runs).toHaveLength(8);
  });
});
