// Says what Teams would refuse in a message of a flow, which nobody would hear of.
import type { TeamsPayload } from '../teams-payload.ts';
import { MAX_WORKFLOW_CARD_TEXT_SIZE } from '../workflow-limits.ts';
import { checkTeamsPayload } from './check-teams-payload.ts';

/** Lists what is wrong with a message to a webhook; nothing where all is well. */
export function checkWorkflowPayload(payload: TeamsPayload): string[] {
  const size = Buffer.byteLength(JSON.stringify(JSON.stringify(payload)));
  return [...checkTeamsPayload(payload, 'webhook'), ...(size > MAX_WORKFLOW_CARD_TEXT_SIZE ? [`${size} bytes as a text`] : [])];
}
