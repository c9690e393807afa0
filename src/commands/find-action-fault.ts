// What is wrong with the command of a custom action, before anybody presses its button.
import { textOfAction } from '../domain/action-text.ts';
import type { CustomAction } from '../domain/custom-action.ts';
import type { JudgingContext } from './judge-command.ts';
import { findTemplateFault } from './parse/template/check-template.ts';
import { holdsLiteralSecret } from './parse/template/find-literal-secret.ts';
import { readTemplate, slotsOf } from './parse/template/read-template.ts';

const SECRET = 'A secret is written in it, and everybody here sees what an action does. Put a $variable in its place.';
const ANSWERS = 'A command of an action takes no values from the answer of another; an alias does: "alias create".';

/** Says it as a sentence; undefined where nothing is. */
export function findActionFault({ definition }: CustomAction, context: JudgingContext): string | undefined {
  const read = readTemplate(textOfAction(definition, { hasRole: true }));
  if (read.status === 'failed') return read.fault;
  if (slotsOf(read.steps).some(({ kind }) => kind === 'answer')) return ANSWERS;
  return holdsLiteralSecret(read.steps, context) ? SECRET : findTemplateFault(read.steps, context);
}
