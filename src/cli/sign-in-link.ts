// signalbox sign-in-link: a fresh one-time link into the page.
import { SignInLinkAnswer } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';

/** Prints a one-time link that signs its first user in as the operator. */
export const signInLink: Command = {
  name: 'sign-in-link',
  usage: '',
  summary: 'Prints a one-time link, good for 15 minutes, that signs you in as the operator.',
  run: async (commandArguments, context) => {
    const { values } = parseCommandLine(commandArguments, {});
    const socketPath = await context.findSocketPath(values.config);
    const answer = await askServer(socketPath, { method: 'POST', path: '/api/sign-in-links' }, SignInLinkAnswer);

    context.streams.print(values.json ? JSON.stringify(answer) : answer.url);
    return 0;
  },
};
