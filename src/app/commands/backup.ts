// signalbox backup: copies the database into a file, while the server runs or not. It needs no server.
import path from 'node:path';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { requireEmbeddedStore } from './require-embedded-store.ts';

/** Makes the command. */
export function backupCommand(surroundings: Surroundings): Command {
  return {
    name: 'backup',
    usage: 'FILE',
    summary: 'Copies the database as it is at this moment into a new file, also while the server runs.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, {});
      const [name, ...more] = positionals;
      if (name === undefined || more.length > 0) throw new UsageError('name one file, which does not exist yet');
      const { config } = await requireConfiguration(values.config, surroundings);
      requireEmbeddedStore(config, 'Back it up with pg_dump, or as whoever runs it does.');
      const { backUpDatabase } = await import('../../storage/sqlite/back-up-database.ts');
      const file = path.resolve(name);
      const schemaVersion = await backUpDatabase({ dataFolder: config.dataFolder, backupFile: file });
      streams.print(values.json ? JSON.stringify({ file, schemaVersion }) : `${file}: backed up (schema version ${schemaVersion})`);
      return 0;
    },
  };
}
