// Whether a command only asks AWS what it would say. Such a command changes nothing, and needs the same permission as the change itself.
import type { ParsedCommand } from '../../../domain/command.ts';

/**
 * Services that promise it of every operation with a `DryRun` member ("checks whether you have the required permissions for the action,
 * without actually making the request", Amazon EC2 API Reference). Others mean different things by the word: some check the parameters
 * and not the permission, some make a change set. There it stays a change.
 */
const PROMISING_SERVICES: ReadonlySet<string> = new Set(['ec2']);

/** Tells whether a command is a dry run. */
export function isDryRun({ service, params }: Pick<ParsedCommand, 'service' | 'params'>): boolean {
  return PROMISING_SERVICES.has(service) && params['DryRun'] === true;
}
