// signalbox bootstrap: prints what makes in AWS all that Signalbox needs there. Nothing is called.
import { makePlan } from '../../bootstrap/make-plan.ts';
import { writeCloudFormation } from '../../bootstrap/write-cloudformation.ts';
import { writeConfiguration, type UnitLanguage } from '../../bootstrap/write-configuration.ts';
import { writeTerraform } from '../../bootstrap/write-terraform.ts';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Surroundings } from '../surroundings.ts';

const OPTIONS = {
  account: { type: 'string', multiple: true, default: [] as string[] },
  region: { type: 'string', multiple: true },
  template: { type: 'string', multiple: true, default: [] as string[] },
  source: { type: 'string', multiple: true, default: [] as string[] },
  'organizational-unit': { type: 'string', multiple: true, default: [] as string[] },
  principal: { type: 'string' },
  'external-id': { type: 'string' },
  name: { type: 'string' },
  channel: { type: 'string' },
  filter: { type: 'string' },
} as const;

const WRITERS = { cloudformation: writeCloudFormation, terraform: writeTerraform } as const;

/** Makes the command that prints a unit on standard output and the configuration for it on the error stream. */
export function bootstrapCommand({ environment }: Surroundings): Command {
  return {
    name: 'bootstrap',
    usage:
      'cloudformation|terraform --account [NAME=]ID... [--template NAME]... [--region REGION]... [--principal user|ec2|ecs] [--source NAME]... ' +
      '[--external-id ID] [--channel NAME] [--organizational-unit ID]... [--filter JSON] [--name NAME]',
    summary: 'Prints a unit that makes in AWS what Signalbox needs, and on the error stream the configuration for it.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
      const language = readLanguage(positionals);
      const outcome = makePlan({
        accounts: values.account,
        regions: values.region ?? (await findRegions(environment)),
        templates: values.template,
        sources: values.source,
        organizationalUnitIds: values['organizational-unit'],
        principal: values.principal,
        externalId: values['external-id'],
        name: values.name,
        channel: values.channel,
        filter: values.filter,
      });
      if (outcome.status === 'invalid') throw new UsageError(outcome.reason);
      const unit = WRITERS[language](outcome.plan);
      const configuration = writeConfiguration(outcome.plan, language);
      if (values.json) streams.print(JSON.stringify({ unit, configuration }));
      else {
        streams.print(unit.trimEnd());
        streams.printError(configuration.trimEnd());
      }
      return 0;
    },
  };
}

function readLanguage([language, ...more]: readonly string[]): UnitLanguage {
  if ((language !== 'cloudformation' && language !== 'terraform') || more.length > 0)
    throw new UsageError('say cloudformation or terraform');
  return language;
}

async function findRegions(environment: Surroundings['environment']): Promise<readonly string[]> {
  const { findDefaultRegion } = await import('../../aws/sdk/find-default-region.ts');
  const region = await findDefaultRegion(environment);
  return region === undefined ? [] : [region];
}
