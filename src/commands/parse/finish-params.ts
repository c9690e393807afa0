// What the AWS CLI and the official SDKs do to parameters of single operations before they are sent.
import { finishRunInstances } from './added/run-instances.ts';

/** Numbers of protocols by name (awscli/customizations/ec2/protocolarg.py). */
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', all: '-1' };

/** Operations of which the user data go to AWS in Base64 (botocore/handlers.py, base64_encode_user_data). */
const ENCODES_USER_DATA: ReadonlySet<string> = new Set(['ec2 RunInstances', 'autoscaling CreateLaunchConfiguration']);

/** Completes the parameters of an operation (`ec2 RunInstances`). */
export function finishParams(operation: string, params: Map<string, unknown>): void {
  if (operation === 'ec2 RunInstances') finishRunInstances(params);
  if (operation === 'ec2 CreateNetworkAclEntry' || operation === 'ec2 ReplaceNetworkAclEntry') {
    const protocol = params.get('Protocol');
    const number = typeof protocol === 'string' && Object.hasOwn(PROTOCOL_NUMBERS, protocol) ? PROTOCOL_NUMBERS[protocol] : undefined;
    if (number !== undefined) params.set('Protocol', number);
  }
  const userData = ENCODES_USER_DATA.has(operation) ? params.get('UserData') : undefined;
  if (typeof userData === 'string') params.set('UserData', Buffer.from(userData).toString('base64'));
}

/** Gives the parameters as a person writes them, so that completing them once more gives the same. */
export function unfinishParams(operation: string, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { UserData: userData } = params;
  if (!ENCODES_USER_DATA.has(operation) || typeof userData !== 'string') return params;
  return { ...params, UserData: Buffer.from(userData, 'base64').toString() };
}
