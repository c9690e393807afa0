// Whether IAM may be asked what a channel's role may do, which leaves out buttons that AWS would refuse. It is optional, so it is no fault.
import type { InvocationOutcome } from '../../aws/operation-invoker.ts';
import type { AwsSdk } from '../../aws/sdk/index.ts';
import { credentialsOfReading } from '../../aws/sdk/reading-session.ts';
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { implicitRegion } from '../../domain/partition.ts';
import { simulationPolicyOf } from '../../domain/reading-calls.ts';
import { parseRoleArn } from '../../domain/role-arn.ts';
import type { CallCredentials } from '../../domain/role-session.ts';
import type { DoctorFinding } from './doctor-check.ts';

/** A role of a channel. */
export interface SimulatedRole {
  readonly account: ChannelAccount;
  readonly configurationName: string;
}

/** Asks as it is asked for buttons: with the role, or with the machine's own credentials where they are of its account. */
export async function checkSimulation(
  { account, configurationName }: SimulatedRole,
  sdk: Pick<AwsSdk, 'invoker' | 'callerIdentity'>,
  signal: AbortSignal,
): Promise<readonly DoctorFinding[]> {
  const { accountId, roleArn } = account;
  const region = implicitRegion(parseRoleArn(roleArn)?.partition ?? '');
  if (region === undefined) return [];
  const ask = (credentials: CallCredentials): Promise<InvocationOutcome> => {
    const params = { PolicySourceArn: roleArn, ActionNames: ['iam:SimulatePrincipalPolicy'], ResourceArns: [roleArn] };
    return sdk.invoker.invoke({
      service: 'iam',
      operation: 'SimulatePrincipalPolicy',
      params,
      region,
      credentials,
      isRepeatable: true,
      signal,
    });
  };
  const subject = `buttons of ${configurationName} in ${accountId}`;
  const outcome = await ask(credentialsOfReading({ accountId, region, account, configurationName }));
  if (outcome.status === 'succeeded' || (await isGrantedToMachine(ask, { accountId, sdk, signal }))) {
    return [{ subject, status: 'ok', text: 'IAM says what AWS would refuse: that is left out' }];
  }
  const { failure } = outcome;
  // That a role cannot be taken on is told where roles are looked at.
  if (failure.kind !== 'service-error') return [];
  return [
    {
      subject,
      status: 'skipped',
      text: 'are shown as the guardrails say; whether AWS would refuse them is not asked (optional)',
      cause: `${failure.code}: ${failure.message}`,
      mend: `Add this statement to the policies of the role: ${JSON.stringify(simulationPolicyOf(roleArn).Statement[0])}`,
    },
  ];
}

interface Machine {
  readonly accountId: string;
  readonly sdk: Pick<AwsSdk, 'callerIdentity'>;
  readonly signal: AbortSignal;
}

async function isGrantedToMachine(
  ask: (credentials: CallCredentials) => Promise<InvocationOutcome>,
  { accountId, sdk, signal }: Machine,
): Promise<boolean> {
  const own = await sdk.callerIdentity.find(signal);
  return own.kind === 'account' && own.accountId === accountId && (await ask('ambient')).status === 'succeeded';
}
