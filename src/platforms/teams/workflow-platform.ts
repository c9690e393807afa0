// Microsoft Teams by webhooks of its Workflows app: cards go out, nothing comes back. A flow takes a message before it posts it, and does not
// tell whether it did.
import type { Platform } from '../platform.ts';
import { createWebhookPlatform, type WebhookService } from '../webhooks/create-webhook-platform.ts';
import { readOperatorCode, readTeamsStatus, readWorkflowRunId } from './read-workflow-answer.ts';
import { renderTeamsMessage } from './render-teams-message.ts';
import type { TeamsPayload } from './teams-payload.ts';
import type { TeamsWebhooksConfig } from './workflow-config.ts';
import { LONGEST_UNCUT_WORKFLOW_TEXT, WORKFLOW_HOSTS, WORKFLOW_PACE } from './workflow-limits.ts';

/** What the platform needs. */
export interface WorkflowPlatformOptions {
  readonly config: TeamsWebhooksConfig;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline?: () => AbortSignal;
}

const WORKFLOWS: WebhookService<TeamsPayload> = {
  name: 'teams-webhook',
  capabilities: {
    threads: false,
    buttons: false,
    forms: false,
    files: false,
    edits: false,
    maxTextLength: LONGEST_UNCUT_WORKFLOW_TEXT,
    pace: { postsOfChannel: WORKFLOW_PACE, editsOfWorkspace: [] },
  },
  knownHosts: WORKFLOW_HOSTS,
  dialect: {
    service: 'The workflow',
    advice: 'look whether the flow is there, turned on and has an owner, and copy its address anew (docs/guides/teams-webhooks.md)',
    readInnerStatus: readTeamsStatus,
    readOperatorCode,
  },
  render: (message) => renderTeamsMessage(message, { target: 'webhook' }),
  readMessageId: readWorkflowRunId,
  note: 'accepted by the flow; whether it posted the message stands in its run history alone',
};

/** Makes the platform of all configured webhooks. */
export function createWorkflowPlatform({ config, createDeadline }: WorkflowPlatformOptions): Platform<TeamsPayload> {
  return createWebhookPlatform(WORKFLOWS, { ...config, createDeadline });
}
