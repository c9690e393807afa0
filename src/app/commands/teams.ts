// signalbox teams package: writes the package of the Teams app that the configuration describes. Nothing is called.
import { writeFile } from 'node:fs/promises';
import type { Command } from '../../cli/command.ts';
import { parseCommandLine } from '../../cli/parse-command-line.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { requireConfiguration } from '../read-configuration.ts';
import type { Surroundings } from '../surroundings.ts';

const DEFAULT_FILE = 'signalbox-teams.zip';

const OPTIONS = {
  name: { type: 'string', default: 'Signalbox' },
  developer: { type: 'string', default: 'Signalbox' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
} as const;

/** Makes the command. */
export function teamsCommand(surroundings: Surroundings): Command {
  return {
    name: 'teams',
    usage: 'package [FILE] [--name NAME] [--developer NAME] [--website URL] [--privacy URL] [--terms URL]',
    summary: 'Writes the package of the Teams app, which people upload to Teams (Apps, Manage your apps, Upload an app).',
    run: async (commandArguments, { streams }) => {
      const { values, positionals } = parseCommandLine(commandArguments, OPTIONS);
      const [word, file = DEFAULT_FILE, ...more] = positionals;
      if (word !== 'package' || more.length > 0) throw new UsageError('say package, and at most one file');
      const { config } = await requireConfiguration(values.config, surroundings);
      if (config.teams === undefined) throw new UsageError('the configuration has no section teams, whose appId the package needs');
      const website = values.website ?? config.server.publicUrl;
      if (website === undefined) throw new UsageError('Teams wants an address to show: give --website, or set server.publicUrl');
      const { privacy = website, terms = website, name, developer } = values;
      const { writeTeamsPackage } = await import('../../platforms/teams/package/write-teams-package.ts');
      const { appId } = config.teams;
      const written = writeTeamsPackage({ appId, version: surroundings.version, name, developer, website, privacy, terms });
      if (written.status === 'refused') throw new UsageError(written.reason);
      await writeFile(file, written.zip);
      streams.print(values.json ? JSON.stringify({ file, appId }) : `wrote ${file}: upload it to Teams, and add the app to a team`);
      return 0;
    },
  };
}
