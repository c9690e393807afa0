// The command that a custom action comes to, with its variables still in it: functions and runbooks become commands like all others.
import type { ActionDefinition } from './custom-action.ts';

/** The variable for the role of a runbook, where the action names none. */
export const ASSUME_ROLE_VARIABLE = 'AutomationAssumeRole';

/** Returns the command with its variables. A role that is asked for may be left out: then the runbook runs in the session of whoever starts it. */
export function textOfAction(definition: ActionDefinition, { hasRole }: { readonly hasRole: boolean }): string {
  switch (definition.kind) {
    case 'cli':
      return definition.commandText;
    case 'lambda': {
      const payload = definition.payload === undefined ? '' : ` --payload ${quote(definition.payload)}`;
      // What a function says as a text is shown as Markdown.
      return `lambda invoke --function-name ${quote(definition.functionName)}${payload} --output markdown`;
    }
    case 'runbook': {
      const { documentName, parameters, assumeRole } = definition;
      const role = assumeRole ?? (hasRole ? `$${ASSUME_ROLE_VARIABLE}` : undefined);
      const given = { ...parameters, ...(role === undefined ? {} : { AutomationAssumeRole: [role] }) };
      const written = Object.keys(given).length === 0 ? '' : ` --parameters ${quote(JSON.stringify(given))}`;
      return `ssm start-automation-execution --document-name ${quote(documentName)}${written}`;
    }
  }
}

// Match: errors, AWS-RestartEC2Instance, $function, arn:aws:lambda:eu-west-1:1:function:f. Near miss: a b, {a}, empty.
const PLAIN = /^[\w@%+:./$-]+$/;

/** In single quotes nothing means anything but itself; the quote is put in from outside. */
function quote(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
