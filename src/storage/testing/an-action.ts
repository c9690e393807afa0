// Builds custom actions for the tests of stores.
import type { CustomAction } from '../../domain/custom-action.ts';

/** Builds an action made in a chat; what the test is about is given, the rest is plausible. */
export function anAction(overrides: Partial<CustomAction> = {}): CustomAction {
  return {
    actionName: 'allow-ip',
    definition: { kind: 'cli', commandText: 'lambda invoke --function-name allow --payload {"ip":"$ip"}' },
    attachments: [
      {
        notificationType: 'Custom',
        buttonText: 'Allow',
        criteria: [{ operator: 'HAS_VALUE', variableName: 'ip' }],
        variables: { ip: 'event.metadata.additionalContext.IPAddress' },
      },
    ],
    managedBy: 'chat',
    configurationName: 'ops',
    author: { userId: 'web:ana', displayName: 'Ana' },
    ...overrides,
  };
}
