// What is left of an alias, kept under a code of its channel until somebody goes on with it.
import type { CommandRecord } from '../domain/command-record.ts';
import type { CommandTail, StepTemplate } from '../domain/command-template.ts';
import type { CommandsContext } from './context.ts';
import { maskCommandText } from './mask-command-text.ts';
import { keepOffer } from './offer-more.ts';
import { showStep } from './parse/template/fill-template.ts';

/** How what is left of an alias begins where commands are kept: no command of AWS can be called so. */
const PREFIX = 'alias-steps:';

/** Keeps it and returns its code; undefined where it holds a secret, or cannot be written. */
export async function offerTail(record: CommandRecord, tail: CommandTail, context: CommandsContext): Promise<string | undefined> {
  if (tail.steps.some((step) => holdsSecret(step, context))) return undefined;
  return keepOffer(record, PREFIX + JSON.stringify(tail), context);
}

/** Reads what was kept; undefined where it is a command. */
export function readOfferedTail(commandText: string): CommandTail | undefined {
  return commandText.startsWith(PREFIX) ? (JSON.parse(commandText.slice(PREFIX.length)) as CommandTail) : undefined;
}

function holdsSecret(step: StepTemplate, context: CommandsContext): boolean {
  const shown = showStep(step);
  return maskCommandText(shown, context) !== shown;
}
