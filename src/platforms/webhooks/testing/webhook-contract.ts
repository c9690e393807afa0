// What platforms of webhooks have in common under test: the double, its faults, and the harness of the contract.
import { FakeWebhooks, type DoubleWebhook } from '../../../../test/fakes/fake-webhooks.ts';
import type { WebhookFault } from '../../../../test/fakes/webhook-double-faults.ts';
import type { PlatformName } from '../../../domain/channel.ts';
import { Secret } from '../../../lib/secret.ts';
import type { PlatformContract, PlatformFault, PlatformHarness } from '../../platform.contract.ts';
import type { Platform } from '../../platform.ts';
import type { WebhookConfig } from '../webhook-config.ts';

const faults = {
  'asks to wait 7 seconds': { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
  'asks to wait without saying how long': { kind: 'status', status: 429 },
  'fails with HTTP 500': { kind: 'status', status: 500 },
  'is not available (HTTP 503)': { kind: 'status', status: 503 },
  'answers another HTTP status that a retry does not mend': { kind: 'status', status: 404 },
  'says that the operator must change something': { kind: 'status', status: 403 },
  'says that the payload is wrong': { kind: 'status', status: 400 },
  'does not answer in time': { kind: 'hang' },
  'closes the connection before it takes the message': { kind: 'reset', taken: false },
  'closes the connection after it has taken the message': { kind: 'reset', taken: true },
  'sends half of the answer': { kind: 'half-answer' },
  'answers something else than its API does': { kind: 'page' },
} as const satisfies Record<PlatformFault, WebhookFault>;

/** How to make the platform under test. */
export interface WebhookContractOptions<Payload> {
  readonly name: PlatformName;
  readonly addWebhook: (double: FakeWebhooks) => DoubleWebhook;
  readonly createPlatform: (config: {
    readonly webhooks: WebhookConfig[];
    readonly allowedHosts: string[];
    readonly createDeadline: () => AbortSignal;
  }) => Platform<Payload>;
  readonly checkPayload: (payload: Payload) => readonly unknown[];
}

/** Makes what describePlatformContract takes. */
export function webhookContract<Payload>(options: WebhookContractOptions<Payload>): PlatformContract<Payload> {
  const names = Object.keys(faults).filter((name): name is PlatformFault => name in faults);
  return { setUp: () => setUp(options), faults: names, postsOnce: false };
}

async function setUp<Payload>(options: WebhookContractOptions<Payload>): Promise<PlatformHarness<Payload>> {
  const { name, addWebhook, createPlatform, checkPayload } = options;
  const double = await FakeWebhooks.start();
  const webhook = addWebhook(double);
  let deadline = new AbortController();
  const platform = createPlatform({
    webhooks: [{ name: 'ops', url: new Secret(webhook.url) }],
    allowedHosts: [double.host],
    createDeadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
  });
  return {
    platform,
    channel: { platform: name, workspaceId: 'ops', channelId: 'ops' },
    unknownChannel: { platform: name, workspaceId: 'dev', channelId: 'dev' },
    secrets: [webhook.url, ...secretPartsOf(webhook.url)],
    checkPayload,
    listShown: () => Promise.resolve(webhook.shown),
    arrange: (fault) => {
      const arrived = double.requests.length;
      double.failNext(faults[fault]);
      if (faults[fault].kind === 'hang') {
        void double
          .until(() => double.requests.length > arrived)
          .then(() => {
            deadline.abort(new DOMException('too late', 'TimeoutError'));
          });
      }
      return Promise.resolve();
    },
    readLog: () => '',
    close: () => double.close(),
  };
}

/** The parts of an address that nobody may read: its path, token and signature. */
function secretPartsOf(url: string): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  return [pathname, ...['token', 'sig'].flatMap((name) => searchParams.get(name) ?? [])];
}
