// signalbox guardrails templates: the ready-made guardrails that come with Signalbox.
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { AppError } from '../../domain/errors.ts';
import { findGuardrailTemplate, guardrailTemplates } from '../../guardrail-templates/guardrail-templates.ts';
import { nearestName } from '../../lib/nearest-name.ts';

/** Prints all templates, or one with its policy documents. */
export const guardrailsCommand: Command = {
  name: 'guardrails',
  usage: 'templates [NAME]',
  summary: 'Prints the ready-made guardrails, or one of them with its policy documents, as JSON.',
  run: async (commandArguments, { streams }) => {
    const { values, positionals } = parseCommandLine(commandArguments, {});
    const [verb, name, ...more] = positionals;
    if (verb !== 'templates' || more.length > 0)
      throw new UsageError('say guardrails templates, and the name of one to see what it allows');
    const shown = name === undefined ? listTemplates() : await showTemplate(name);
    streams.print(JSON.stringify(shown, undefined, values.json ? undefined : 2));
    return 0;
  },
};

function listTemplates(): readonly object[] {
  return guardrailTemplates.map(({ name, title, summary, managedPolicyNames }) => ({ name, title, summary, managedPolicyNames }));
}

/** The copies of AWS's policies are loaded for what prints them alone. */
async function showTemplate(name: string): Promise<object> {
  const template = findGuardrailTemplate(name);
  if (template !== undefined) {
    const { describeTemplate } = await import('../../guardrail-templates/describe-template.ts');
    return describeTemplate(template);
  }
  const names = guardrailTemplates.map((known) => known.name);
  const near = nearestName(name, names);
  const hint = near === undefined ? `there are ${names.join(', ')}` : `did you mean ${near}?`;
  throw new AppError('bad-request', `there is no template ${name}; ${hint}`);
}
