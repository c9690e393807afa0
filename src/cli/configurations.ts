// signalbox configurations: the channel configurations, and whether they are in force.
import { ConfigurationList } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Lists channel configurations. */
export const configurations: Command = {
  name: 'configurations',
  usage: '',
  summary: 'Lists the channel configurations, and why one is not in force.',
  run: async (commandArguments, context) => {
    const { values, positionals } = parseCommandLine(commandArguments, {});
    if (positionals.length > 0) throw new UsageError('configurations takes no names');
    const request = { method: 'GET', path: '/api/configurations' } as const;
    const answer = await askServer(await context.findSocketPath(values.config), request, ConfigurationList);

    if (values.json) context.streams.print(JSON.stringify(answer));
    else for (const configuration of answer.configurations) context.streams.print(lineOf(configuration));
    return 0;
  },
};

function lineOf({
  configurationName,
  platform,
  workspaceId,
  channelId,
  state,
  stateReason,
}: ConfigurationList['configurations'][number]): string {
  const place = [platform, workspaceId, channelId].filter((part) => part !== '').join('/');
  return `${configurationName}  ${state.padEnd(8)}  ${place}${stateReason === undefined ? '' : ` (${stateReason})`}`;
}
