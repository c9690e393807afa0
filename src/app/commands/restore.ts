// signalbox restore: puts a backup in the place of the database. The server must not run.
import path from 'node:path';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';
import { requireEmbeddedStore } from './require-embedded-store.ts';

/** Makes the command. */
export function restoreCommand(surroundings: Surroundings): Command {
  return {
    name: 'restore',
    usage: 'FILE',
    summary: 'Puts a backup in the place of the database of a server that is stopped; what was there is kept.',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, {});
      const [name, ...more] = positionals;
      if (name === undefined || more.length > 0) throw new UsageError('name one file');
      const { config } = await requireConfiguration(values.config, surroundings);
      requireEmbeddedStore(config, 'Restore it with pg_restore or psql, while no node runs.');
      const { restoreDatabase } = await import('../../storage/sqlite/restore-database.ts');
      const restored = await restoreDatabase({ dataFolder: config.dataFolder, backupFile: path.resolve(name), now: new Date() });
      if (values.json) streams.print(JSON.stringify(restored));
      else {
        streams.print(`${name}: restored (schema version ${restored.schemaVersion}); start Signalbox`);
        if (restored.keptAs !== undefined) streams.print(`what was there before: ${restored.keptAs}`);
      }
      return 0;
    },
  };
}
