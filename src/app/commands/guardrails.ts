// signalbox guardrails: the ready-made ones, and one of the configuration as a managed policy.
import {
  lengthOfManagedPolicy,
  MANAGED_POLICY_MAX_LENGTH,
  writeManagedPolicy,
  writePublishedGuardrail,
  type PublishedGuardrail,
} from '../../bootstrap/write-managed-policy.ts';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Config } from '../../config/schema.ts';
import { AppError } from '../../domain/errors.ts';
import { partitionOfRegion } from '../../domain/partition.ts';
import { findGuardrailTemplate, guardrailTemplates } from '../../guardrail-templates/guardrail-templates.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';

const OPTIONS = { account: { type: 'string' } } as const;

/** Makes the command that prints templates, or what publishes a guardrail as a managed policy. */
export function guardrailsCommand(surroundings: Surroundings): Command {
  return {
    name: 'guardrails',
    usage: 'templates [NAME] | publish NAME --account ID',
    summary: 'Prints the ready-made guardrails, or what makes one of the configuration a managed policy of an account. Nothing is called.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
      const [verb, name, ...more] = positionals;
      if (verb === 'publish' && name !== undefined && values.account !== undefined && more.length === 0) {
        const { config } = await requireConfiguration(values.config, surroundings);
        const published = await readPublished({ name, accountId: values.account, config });
        const [unit, configuration] = [writeManagedPolicy(published), writePublishedGuardrail(published)];
        if (values.json) streams.print(JSON.stringify({ unit, configuration }));
        else {
          streams.print(unit.trimEnd());
          streams.printError(configuration.trimEnd());
        }
        return 0;
      }
      if (verb !== 'templates' || more.length > 0 || values.account !== undefined) {
        throw new UsageError(
          'say guardrails templates, and the name of one to see what it allows; or guardrails publish NAME --account ID',
        );
      }
      const shown = name === undefined ? listTemplates() : await showTemplate(name);
      streams.print(JSON.stringify(shown, undefined, values.json ? undefined : 2));
      return 0;
    },
  };
}

// Match: 111122223333. Near miss: 11112222333 (eleven digits).
const ACCOUNT_ID = /^\d{12}$/;

interface ToPublish {
  readonly name: string;
  readonly accountId: string;
  readonly config: Config;
}

/** The guardrail of a file: AWS has the others as managed policies already. */
async function readPublished({ name, accountId, config }: ToPublish): Promise<PublishedGuardrail> {
  if (!ACCOUNT_ID.test(accountId)) throw new UsageError(`--account takes the twelve digits of an account, and ${accountId} is none`);
  const found = config.guardrails.find((guardrail) => guardrail.name === name);
  if (found === undefined)
    throw unknownName(
      `there is no guardrail ${name} in the configuration`,
      name,
      config.guardrails.map((known) => known.name),
    );
  if (found.policyFile === undefined)
    throw new AppError('bad-request', `the guardrail ${name} is no policy file: it goes along with a session as it is`);
  const { loadGuardrails } = await import('../load-guardrails.ts');
  const [policy] = (await loadGuardrails({ guardrails: [found] })).get(name) ?? [];
  if (policy === undefined) throw new AppError('bad-request', `the guardrail ${name} holds no policy`);
  const length = lengthOfManagedPolicy(policy.document);
  if (length > MANAGED_POLICY_MAX_LENGTH) {
    throw new AppError(
      'bad-request',
      `the guardrail ${name} has ${length} characters without white space, and IAM takes ${MANAGED_POLICY_MAX_LENGTH}: divide it into several, and name them all in the channel`,
    );
  }
  const partition = partitionOfRegion(config.aws.defaultRegion ?? 'us-east-1')?.id ?? 'aws';
  return { name, document: policy.document, accountId, partition };
}

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
  throw unknownName(
    `there is no template ${name}`,
    name,
    guardrailTemplates.map((known) => known.name),
  );
}

function unknownName(fault: string, name: string, names: readonly string[]): AppError {
  const near = nearestName(name, names);
  const others = names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`;
  return new AppError('bad-request', `${fault}; ${near === undefined ? others : `did you mean ${near}?`}`);
}
