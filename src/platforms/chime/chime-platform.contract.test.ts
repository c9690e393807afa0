import { describePlatformContract } from '../platform.contract.ts';
import { webhookContract } from '../webhooks/testing/webhook-contract.ts';
import type { ChimePayload } from './chime-payload.ts';
import { createChimePlatform } from './index.ts';
import { checkChimePayload } from './testing/check-chime-payload.ts';

describePlatformContract<ChimePayload>(
  'Amazon Chime',
  webhookContract({
    name: 'chime',
    addWebhook: (double) => double.addChime(),
    createPlatform: ({ createDeadline, ...config }) => createChimePlatform({ config, createDeadline }),
    checkPayload: checkChimePayload,
  }),
);
