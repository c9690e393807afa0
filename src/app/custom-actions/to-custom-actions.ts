// From the file's form of custom actions to the domain's.
import type { Config } from '../../config/schema.ts';
import type { ActionAttachment, ActionDefinition, CustomAction } from '../../domain/custom-action.ts';

type Entry = Config['customActions'][number];

/** Makes the actions that the file describes. */
export function toCustomActions({ customActions }: Pick<Config, 'customActions'>): readonly CustomAction[] {
  return customActions.map(({ actionName, account, region, attachments, ...entry }) => ({
    actionName,
    definition: toDefinition(entry),
    attachments: attachments.map(toAttachment),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    managedBy: 'file',
  }));
}

/** The configuration was checked: there is one of the three. */
function toDefinition({ command = '', lambda, runbook }: Pick<Entry, 'command' | 'lambda' | 'runbook'>): ActionDefinition {
  if (lambda !== undefined) {
    const { function: functionName, payload } = lambda;
    return { kind: 'lambda', functionName, ...(payload === undefined ? {} : { payload }) };
  }
  if (runbook !== undefined) {
    const { document: documentName, parameters, assumeRole } = runbook;
    return {
      kind: 'runbook',
      documentName,
      parameters: Object.fromEntries(parameters.map(({ name, values }) => [name, values])),
      ...(assumeRole === undefined ? {} : { assumeRole }),
    };
  }
  return { kind: 'cli', commandText: command };
}

function toAttachment({ notificationType, buttonText, criteria, variables }: Entry['attachments'][number]): ActionAttachment {
  return {
    notificationType,
    buttonText,
    criteria: criteria.map(({ operator, variableName, value }) => ({
      operator,
      variableName,
      ...(value === undefined ? {} : { value }),
    })),
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
  };
}
