// Judges every operation of a list of services as a channel without guardrails would, for figures and for what no operation may be.
import { cliName } from '../../../catalogue/cli-name.ts';
import type { ServiceSummary } from '../../../catalogue/service-model.ts';
import { findAccessLevel } from '../iam/access-level.ts';
import { actionsOfCommand } from '../iam/actions-of-command.ts';
import { findNeverAllowed } from '../never-allowed/find-never-allowed.ts';
import { judgeReading } from '../read-only/judge-reading.ts';
import { toCommand } from './authorization-case.ts';

/** An operation and what became of it. */
export interface SweptOperation {
  readonly service: string;
  readonly operation: string;
  readonly outcome: 'never' | 'read-only' | 'mutating';
  /** False where an action of it is unknown to IAM's data. */
  readonly isKnown: boolean;
}

/** Judges all operations. */
export async function sweepServices(services: readonly ServiceSummary[]): Promise<readonly SweptOperation[]> {
  const swept: SweptOperation[] = [];
  for (const { cliName: service, operationNames } of services) {
    for (const operation of operationNames) swept.push(await sweepOne(service, operation));
  }
  return swept;
}

async function sweepOne(service: string, operation: string): Promise<SweptOperation> {
  const command = toCommand({ service, operation, cliOperation: cliName(operation) });
  const levels = await Promise.all(actionsOfCommand(command).map((action) => findAccessLevel(action)));
  const isKnown = !levels.includes('unknown');
  if (findNeverAllowed(command) !== undefined) return { service, operation, outcome: 'never', isKnown };
  const { isReadOnly } = await judgeReading(command);
  return { service, operation, outcome: isReadOnly ? 'read-only' : 'mutating', isKnown };
}
