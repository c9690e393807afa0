// What stands in the answer of a flow, or of a connector.
import { z } from 'zod';

// "returned HTTP error 429" in an answer of status 200 (learn.microsoft.com, Create and send messages: Rate limiting for connectors).
// Match: Microsoft Teams endpoint returned HTTP error 429 with ContextId. Near miss: 1 (a connector's answer where all is well).
const TEAMS_ERROR = /returned HTTP error ([45]\d\d)\b/;

/** Returns the HTTP status with which Teams refused what a connector has taken; undefined where it did not. */
export function readTeamsStatus(text: string): number | undefined {
  const status = TEAMS_ERROR.exec(text)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** Faults of a flow that no other message would mend, which all come with status 400. */
const OPERATOR_CODES: ReadonlySet<string> = new Set([
  // It is turned off.
  'WorkflowTriggerIsNotEnabled',
  // Its trigger asks for something else than a message of Teams.
  'TriggerInputSchemaMismatch',
  // A part of its address was lost.
  'InvalidApiVersionParameter',
  'MissingApiVersionParameter',
]);

const Refused = z.object({ error: z.object({ code: z.string() }) });

/** Returns the code of a fault that an operator mends in the flow. */
export function readOperatorCode(text: string): string | undefined {
  try {
    const code = Refused.safeParse(JSON.parse(text)).data?.error.code;
    return code !== undefined && OPERATOR_CODES.has(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

// Match: 08584350152174413250130411447CU40. Near miss: a sentence.
const RUN_ID = /^[A-Za-z0-9-]{1,100}$/;

/** Returns what the run history of the flow calls the run; connectors have none. */
export function readWorkflowRunId({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }): string | undefined {
  const runId = headers['x-ms-workflow-run-id'];
  return runId !== undefined && RUN_ID.test(runId) ? runId : undefined;
}
