// What IAM is asked about a request of a command: only what is known of it, and of log groups all ways in which their ARN may be written.
import type { SimulatedRequest } from '../../aws/simulated-permissions-source.ts';
import type { AuthorizationRequest } from '../../commands/authorize/policy-evaluation/compile-policy.ts';
import { UNKNOWN_TEXT, withoutMarks } from '../../commands/authorize/policy-evaluation/pattern-marks.ts';

/**
 * CloudWatch Logs checks calls about a log group against its ARN, or that of streams within it, by the operation (Service Authorization
 * Reference, CloudWatch Logs); a policy may name either.
 */
const LOG_GROUP_ENDS: readonly string[] = ['', ':log-stream:'];

// Match: arn:aws:logs:eu-west-1:111111111111:log-group:/ecs/web. Near miss: arn:aws:logs:eu-west-1:111111111111:destination:web.
const LOG_GROUP = /^arn:[^:]+:logs:[^:]+:\d{12}:log-group:[^:]+$/;

// Match: an ARN with a wildcard that somebody named a thing with. Near miss: * alone.
const PATTERN = /[*?]/;

/** Lists the requests of which one has to be allowed; none where it is not known what AWS will be asked. */
export function candidatesOf({ action, resource, context }: AuthorizationRequest): readonly SimulatedRequest[] {
  const [region] = context.find('aws:requestedregion') === 'unknown' ? [] : context.find('aws:requestedregion');
  const known = { action, ...(region === undefined ? {} : { region }) };
  return waysToWrite(resource).map((way) => ({ ...known, resource: way }));
}

function waysToWrite(resource: string): readonly string[] {
  if (resource === '*') return [resource];
  const start = resource.endsWith(UNKNOWN_TEXT) ? resource.slice(0, -UNKNOWN_TEXT.length) : resource;
  if (start !== withoutMarks(start) || PATTERN.test(start)) return [];
  if (start === resource) return [resource];
  return LOG_GROUP.test(start) ? LOG_GROUP_ENDS.map((end) => `${start}${end}`) : [];
}
