// The aliases of the configuration file that count in a channel.
import type { Config } from '../config/schema.ts';
import type { AliasText } from '../domain/alias.ts';

/** Lists them; one that names its channels is nearer than one of all. */
export function toFileAliases({ aliases }: Config, configurationName: string): readonly AliasText[] {
  return aliases
    .filter(({ configurationNames }) => configurationNames?.includes(configurationName) !== false)
    .map(({ name, command, configurationNames }) => ({
      name,
      commandText: command,
      scope: configurationNames === undefined ? 'all' : 'channel',
      managedBy: 'file',
    }));
}
