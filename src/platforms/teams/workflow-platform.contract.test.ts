import { describePlatformContract } from '../platform.contract.ts';
import { webhookContract } from '../webhooks/testing/webhook-contract.ts';
import type { TeamsPayload } from './teams-payload.ts';
import { checkWorkflowPayload } from './testing/check-workflow-payload.ts';
import { createWorkflowPlatform } from './workflow-platform.ts';

describePlatformContract<TeamsPayload>(
  'a Teams webhook',
  webhookContract({
    name: 'teams-webhook',
    addWebhook: (double) => double.addWorkflow(),
    createPlatform: ({ createDeadline, ...config }) => createWorkflowPlatform({ config, createDeadline }),
    checkPayload: checkWorkflowPayload,
  }),
);
