// What the organization's policy means for commands: forbidden or not known, nothing is answered or run.
import type { CommandSurroundings } from '../commands/command-surroundings.ts';
import type { OrganizationPolicyGate } from './organization-policy-gate.ts';

/** Makes what the commands flow asks. */
export function createFindOrganizationRefusal(
  gate: Pick<OrganizationPolicyGate, 'judge'>,
): NonNullable<CommandSurroundings['findOrganizationRefusal']> {
  return async (channel, roleSetting) => {
    const verdict = await gate.judge(channel, roleSetting);
    switch (verdict.kind) {
      case 'allowed':
        return undefined;
      case 'forbidden':
        return { rule: 'organization-policy', statement: verdict.violation.setting, text: verdict.violation.text };
      case 'not-known':
        return { rule: 'organization-policy', text: verdict.text };
    }
  };
}
