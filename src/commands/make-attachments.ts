// From what somebody says of a custom action to where its button stands.
import {
  ACTION_BUTTON_MAX_LENGTH,
  ACTION_CRITERIA_MAX,
  ACTION_VALUE_MAX_LENGTH,
  ACTION_VARIABLES_MAX,
  ACTION_WORD_MAX_LENGTH,
  isVariableName,
  type ActionAttachment,
  type ActionCriterion,
} from '../domain/custom-action.ts';
import { isLabel } from '../domain/event-labels.ts';
import type { ActionWish } from './receive/read-action-word.ts';

/** Takes back what may be left out. */
export const NONE = 'none';

/** Where an action stands unless it is said. */
const EVERYWHERE: ActionAttachment = { notificationType: 'All', buttonText: '', criteria: [], variables: {} };

/** Makes them: the first is what is said, the others stay. */
export function makeAttachments(
  wish: ActionWish,
  { before, actionName = 'action' }: { readonly before: readonly ActionAttachment[]; readonly actionName: string | undefined },
  problems: string[],
): readonly ActionAttachment[] {
  const [first = { ...EVERYWHERE, buttonText: actionName }, ...others] = before;
  const notificationType = wish.on?.trim() ?? first.notificationType;
  const buttonText = wish.button?.trim() ?? first.buttonText;
  checkWords({ notificationType, buttonText }, problems);
  const criteria = wish.criteria === undefined ? first.criteria : readCriteria(wish.criteria, problems);
  const variables = wish.variables === undefined ? first.variables : readVariables(wish.variables, problems);
  return [{ notificationType, buttonText, criteria, variables }, ...others];
}

function checkWords({ notificationType, buttonText }: Pick<ActionAttachment, 'notificationType' | 'buttonText'>, problems: string[]): void {
  if (notificationType === '' || notificationType.length > ACTION_WORD_MAX_LENGTH) {
    problems.push('--on must be CloudWatch, Custom, All, or a kind as titles of notifications say it.');
  }
  if (buttonText === '' || buttonText.length > ACTION_BUTTON_MAX_LENGTH) {
    problems.push(`--button must have 1 to ${ACTION_BUTTON_MAX_LENGTH} characters.`);
  }
}

// Match: Group=blue, severity, event.detail.state = ALARM. Near miss: =x.
const LINE_OF_CRITERION = /^\s*([^=\s][^=]{0,99}?)\s*(?:=\s*([\s\S]*))?$/;

function readCriteria(text: string, problems: string[]): readonly ActionCriterion[] {
  const lines = text.trim().toLowerCase() === NONE ? [] : linesOf(text);
  if (lines.length > ACTION_CRITERIA_MAX) problems.push(`There can be ${ACTION_CRITERIA_MAX} conditions.`);
  return lines.flatMap((line): readonly ActionCriterion[] => {
    const [, variableName, value] = LINE_OF_CRITERION.exec(line) ?? [];
    if (variableName === undefined || (value ?? '').length > ACTION_VALUE_MAX_LENGTH) {
      problems.push('--criteria has a line for each condition: a name alone where there has to be a value, or NAME=VALUE.');
      return [];
    }
    return [value === undefined ? { operator: 'HAS_VALUE', variableName } : { operator: 'EQUALS', variableName, value: value.trim() }];
  });
}

// Match: ip=event.metadata.additionalContext.IPAddress. Near miss: ip.
const LINE_OF_VARIABLE = /^\s*\$?([^=\s]{1,100})\s*=\s*(\S[\s\S]*)$/;

function readVariables(text: string, problems: string[]): Readonly<Record<string, string>> {
  const lines = text.trim().toLowerCase() === NONE ? [] : linesOf(text);
  if (lines.length > ACTION_VARIABLES_MAX) problems.push(`There can be ${ACTION_VARIABLES_MAX} variables.`);
  const variables = lines.map((line) => {
    const [, name = '', label = ''] = LINE_OF_VARIABLE.exec(line) ?? [];
    return [name, label.trim()] as const;
  });
  if (!variables.every(([name, label]) => isVariableName(name) && isLabel(label) && label.length <= ACTION_VALUE_MAX_LENGTH)) {
    problems.push(
      '--variables has a line for each: its name, and where its value stands, such as ip=event.metadata.additionalContext.IPAddress.',
    );
  }
  return Object.fromEntries(variables);
}

/** Lists the lines of a text; in one line a semicolon stands between them. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
