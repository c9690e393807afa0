// What the organization's policy means for a delivery: forbidden, it is dead with the reason and can be replayed; not known, it waits.
import type { Channel } from '../domain/channel.ts';
import type { Obstacle } from '../notifications/deliver/dispatcher-options.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';

/** Makes what lanes ask before each attempt. */
export function createFindObstacle(gate: Pick<OrganizationPolicyGate, 'judge'>): (channel: Channel) => Promise<Obstacle | undefined> {
  return async (channel) => {
    const verdict = await gate.judge(channel);
    switch (verdict.kind) {
      case 'allowed':
        return undefined;
      case 'forbidden':
        return { status: 'refused', reason: verdict.violation.text, cause: 'operator' };
      case 'not-known':
        return { status: 'retry', reason: verdict.text, scope: 'channel', isOutcomeUnknown: false };
    }
  };
}
