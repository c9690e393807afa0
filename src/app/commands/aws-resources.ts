// signalbox aws-resources: what Signalbox has made in AWS, by its tag, and its removal. Nothing is removed that does not carry the tag, and
// nothing without --yes.
import type { MadeResource, MadeResourceDirectory } from '../../aws/made-resources.ts';
import type { LookPlace } from '../../aws/topic-state-source.ts';
import type { Command, CommandStreams, ExitStatus } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import type { Config } from '../../config/schema.ts';
import { parseArn } from '../../domain/arn.ts';
import { MANAGED_BY_TAG } from '../../domain/made-in-aws.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import { openAws } from '../open-aws.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { listTopics, ownDoors } from '../topic-desk.ts';

const OPTIONS = {
  region: { type: 'string', multiple: true },
  all: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

/** Makes the command. */
export function awsResourcesCommand(surroundings: Surroundings): Command {
  return {
    name: 'aws-resources',
    usage: 'list [--region REGION]... | remove ARN...|--all [--region REGION]... [--yes]',
    summary: 'Lists what Signalbox has made in AWS, by its tag, or removes it; without --yes it says what it would remove.',
    run: async (commandArguments, { streams }): Promise<ExitStatus> => {
      const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
      const [verb, ...arns] = positionals;
      checkWords({ verb, arns, isAll: values.all });
      const { config } = await requireConfiguration(values.config, surroundings);
      const regions = values.region ?? (await regionsOf(config, surroundings));
      if (regions.length === 0 && arns.length === 0) throw new UsageError('name a Region with --region');
      const sdk = await openAws(surroundings);
      const work: Work = { directory: sdk.madeResources, regions, streams, isJson: values.json };
      try {
        if (verb === 'list') return await list(work);
        return await remove(arns, { ...work, isMeant: values.yes });
      } finally {
        sdk.close();
      }
    },
  };
}

interface Work {
  readonly directory: MadeResourceDirectory;
  readonly regions: readonly string[];
  readonly streams: CommandStreams;
  readonly isJson: boolean;
}

interface Found extends MadeResource {
  readonly region: string;
}

function checkWords({
  verb,
  arns,
  isAll,
}: {
  readonly verb: string | undefined;
  readonly arns: readonly string[];
  readonly isAll: boolean;
}): void {
  if (verb !== 'list' && verb !== 'remove') throw new UsageError('say list or remove');
  if (verb === 'list' && arns.length > 0) throw new UsageError('list takes no ARNs');
  if (verb === 'remove' && arns.length > 0 === isAll) throw new UsageError('name ARNs, or say --all');
  const notArn = arns.find((text) => parseArn(text) === undefined);
  if (notArn !== undefined) throw new UsageError(`${notArn} is not an ARN`);
}

async function list(work: Work): Promise<ExitStatus> {
  const { found, status } = await find(work);
  const { streams, isJson } = work;
  if (isJson) streams.print(JSON.stringify({ resources: found }));
  else for (const { arn, tags } of found) streams.print(`${arn}  ${tags[MANAGED_BY_TAG] ?? ''}`);
  return status;
}

async function remove(arns: readonly string[], work: Work & { readonly isMeant: boolean }): Promise<ExitStatus> {
  const { directory, regions, streams, isJson, isMeant } = work;
  const looked =
    arns.length > 0 ? { found: arns.map((arn) => ({ arn, region: regionOfArn(arn, regions) })), status: 0 as const } : await find(work);
  let { status }: { status: ExitStatus } = looked;
  for (const { arn, region } of looked.found) {
    const outcome = await (isMeant ? directory.remove(arn, placeIn(region)) : directory.look(arn, placeIn(region)));
    if (outcome.status === 'failed' || outcome.status === 'refused') status = 1;
    const word = outcome.status === 'removable' ? 'would be removed' : outcome.status;
    const reason = 'reason' in outcome ? `: ${outcome.reason}` : '';
    streams.print(isJson ? JSON.stringify({ arn, ...outcome, status: word }) : `${word} ${arn}${reason}`);
  }
  if (!isMeant && looked.found.length > 0) streams.printError('Nothing was removed. Say --yes to remove it.');
  return status;
}

async function find({ directory, regions, streams }: Work): Promise<{ readonly found: readonly Found[]; readonly status: ExitStatus }> {
  const found: Found[] = [];
  let status: ExitStatus = 0;
  for (const region of regions) {
    const listed = await directory.list(placeIn(region));
    if (listed.status === 'listed') found.push(...listed.resources.map((one) => ({ ...one, region })));
    else {
      status = 1;
      streams.printError(`${region}: ${listed.reason}`);
    }
  }
  return { found, status };
}

function placeIn(region: string): LookPlace {
  return { region, credentials: 'ambient' };
}

/** What has no Region in its ARN is asked for in the first one. */
function regionOfArn(arn: string, [first = 'us-east-1']: readonly string[]): string {
  const region = parseArn(arn)?.region ?? '';
  return region === '' ? first : region;
}

/** The Regions in which Signalbox can have made something: its own, and those of topics and queues. */
async function regionsOf(config: Config, { environment }: Surroundings): Promise<readonly string[]> {
  const { findDefaultRegion } = await import('../../aws/sdk/find-default-region.ts');
  const own = await findDefaultRegion(environment);
  const topics = listTopics(config).flatMap(({ topicArn }) => parseTopicArn(topicArn)?.region ?? []);
  return [...new Set([...(own === undefined ? [] : [own]), ...topics, ...ownDoors(config).queues.map(({ region }) => region)])];
}
