// What keeps a delivery that waits from its channel: a configuration that was disabled meanwhile, or the organization's policy. It is dead
// with the reason and can be replayed; where the policy is not known, it waits.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { FindObstacle, Obstacle } from '../notifications/deliver/dispatcher-options.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';

const DISABLED: Obstacle = { status: 'barred', reason: 'the channel configuration is DISABLED' };

/** Makes what lanes ask before each attempt. */
export function createFindObstacle(
  gate: Pick<OrganizationPolicyGate, 'judge'>,
  findConfiguration: (configurationName: string) => Pick<ChannelConfiguration, 'state'> | undefined,
): FindObstacle {
  return async ({ channel, configurationName }) => {
    // One that has another name by now still has its messages to bring.
    if (findConfiguration(configurationName)?.state === 'DISABLED') return DISABLED;
    const verdict = await gate.judge(channel);
    switch (verdict.kind) {
      case 'allowed':
        return undefined;
      case 'forbidden':
        return { status: 'barred', reason: verdict.violation.text };
      case 'not-known':
        return { status: 'retry', reason: verdict.text, scope: 'channel', isOutcomeUnknown: false };
    }
  };
}
