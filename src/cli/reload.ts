// signalbox reload: the running server reads its configuration anew.
import { ReloadAnswer } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';

/** Reloads the configuration; on any error the old one stays in force. */
export const reload: Command = {
  name: 'reload',
  usage: '',
  summary: 'Makes the running server read its configuration anew; on any error the old one stays in force.',
  run: async (commandArguments, context) => {
    const { values } = parseCommandLine(commandArguments, {});
    const socketPath = await context.findSocketPath(values.config);
    const answer = await askServer(socketPath, { method: 'POST', path: '/api/reload' }, ReloadAnswer);

    if (values.json) context.streams.print(JSON.stringify(answer));
    else {
      for (const warning of answer.warnings) context.streams.printError(`warning: ${warning}`);
      context.streams.print(answer.changed.length === 0 ? 'nothing has changed' : `changed: ${answer.changed.join(', ')}`);
    }
    return 0;
  },
};
