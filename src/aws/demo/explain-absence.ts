// What the demo account says of an operation that it has no sample data for: what it has, and how one's own account is reached.
import { cliName } from '../../catalogue/cli-name.ts';
import { demoOperations } from './demo-operations.ts';

/** Shown where the service itself has nothing. */
const EXAMPLES: readonly string[] = ['ec2 describe-instances', 'cloudwatch describe-alarms', 'ecs list-services', 'lambda list-functions'];

const REAL_CREDENTIALS =
  'To reach your own account, give this machine a role, or start Signalbox with AWS_PROFILE or with AWS_ACCESS_KEY_ID and ' +
  'AWS_SECRET_ACCESS_KEY set.';

/** Explains that there is no sample data. */
export function explainAbsence(service: string, operation: string): string {
  const ofService = demoOperations.filter((known) => known.service === service).map((known) => `${service} ${cliName(known.operation)}`);
  const shown = ofService.length > 0 ? ofService : EXAMPLES;
  const last = shown.at(-1) ?? '';
  const list = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
  const words = ofService.length > 0 ? 'It has some for' : 'It has some for, among others,';
  return `The demo account has no sample data for ${service} ${cliName(operation)}. ${words} ${list}. ${REAL_CREDENTIALS}`;
}

/** Explains that a parameter has no effect on the sample data, so that nobody takes the answer for filtered. */
export function explainParameter(service: string, operation: string, parameter: string): string {
  const command = `${service} ${cliName(operation)}`;
  return `The sample data of the demo account is too simple for --${cliName(parameter)} of ${command}; leave it out. ${REAL_CREDENTIALS}`;
}
