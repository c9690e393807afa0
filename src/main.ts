// The process: hands the command line to its command. The launcher in bin/ has chosen the Node that runs this.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { backupCommand } from './app/commands/backup.ts';
import { awsResourcesCommand } from './app/commands/aws-resources.ts';
import { bootstrapCommand } from './app/commands/bootstrap.ts';
import { auditCommand } from './app/commands/audit.ts';
import { checkConfigCommand } from './app/commands/check-config.ts';
import { doctorCommand } from './app/commands/doctor.ts';
import { explainCommandLines } from './app/commands/explain.ts';
import { guardrailsCommand } from './app/commands/guardrails.ts';
import { parseCommandLines } from './app/commands/parse.ts';
import { proveCommand } from './app/commands/prove.ts';
import { renderCommand } from './app/commands/render.ts';
import { slackCommand } from './app/commands/slack.ts';
import { sendTestCommand } from './app/commands/send-test.ts';
import { teamsCommand } from './app/commands/teams.ts';
import { topicsCommand } from './app/commands/topics.ts';
import { routeCommand } from './app/commands/route.ts';
import { restoreCommand } from './app/commands/restore.ts';
import { processStreams } from './app/process-streams.ts';
import { requireConfiguration } from './app/read-configuration.ts';
import { socketPathOf } from './app/socket-path.ts';
import type { Surroundings } from './app/surroundings.ts';
import { configurations } from './cli/configurations.ts';
import { deliveries } from './cli/deliveries.ts';
import { events } from './cli/events.ts';
import { incidents } from './cli/incidents.ts';
import { readInputFile } from './cli/read-input-file.ts';
import { notifyToken } from './cli/notify-token.ts';
import { reload } from './cli/reload.ts';
import { runCli } from './cli/run-cli.ts';
import { send } from './cli/send.ts';
import { userRoles } from './cli/user-roles.ts';
import { silence } from './cli/silence.ts';
import { sessions } from './cli/sessions.ts';
import { signInLink } from './cli/sign-in-link.ts';
import type { Command } from './cli/command.ts';

const packageFolder = new URL('../', import.meta.url);
const { version }: { version: string } = JSON.parse(await readFile(new URL('package.json', packageFolder), 'utf8'));
const surroundings: Surroundings = {
  environment: process.env,
  version,
  consoleFolder: fileURLToPath(new URL('console/dist', packageFolder)),
};

/** The server's code is loaded only by the command that runs it, so that the others start quickly. */
const start: Command = {
  name: 'start',
  usage: '',
  summary: 'Runs the server: web chat, doors, API.',
  run: async (commandArguments, context) => {
    const { startCommand } = await import('./app/commands/start.ts');
    return startCommand(surroundings).run(commandArguments, context);
  },
};

const commands = [
  start,
  send,
  deliveries,
  silence,
  incidents,
  events,
  configurations,
  renderCommand(surroundings),
  routeCommand(surroundings),
  parseCommandLines,
  explainCommandLines(surroundings),
  guardrailsCommand(surroundings),
  bootstrapCommand(surroundings),
  checkConfigCommand(surroundings),
  topicsCommand(surroundings),
  sendTestCommand(surroundings),
  awsResourcesCommand(surroundings),
  teamsCommand(surroundings),
  doctorCommand(surroundings),
  slackCommand,
  auditCommand,
  backupCommand(surroundings),
  restoreCommand(surroundings),
  reload,
  notifyToken,
  sessions,
  signInLink,
  userRoles,
  proveCommand({ environment: process.env, isTerminal: () => process.stdin.isTTY }),
];

process.exitCode = await runCli(process.argv.slice(2), commands, {
  streams: processStreams,
  findSocketPath: async (file) => socketPathOf((await requireConfiguration(file, surroundings)).config),
  readFile: readInputFile,
});
