// signalbox sign-in-link: a fresh one-time link into the page.
import { SignInLinkAnswer, type SignInLinkRequest } from '../contract/admin-api.ts';
import { askServer } from './admin-client.ts';
import type { Command } from './command.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';

/** Prints a one-time link that signs its first user in: as the operator, or as the person who is named. */
export const signInLink: Command = {
  name: 'sign-in-link',
  usage: '[--person NAME [--administrator]]',
  summary: 'Prints a one-time link, good for 15 minutes, that signs you in as the operator, or a person as web:NAME.',
  run: async (commandArguments, context) => {
    const { values } = parseCommandLine(commandArguments, {
      person: { type: 'string' },
      administrator: { type: 'boolean', default: false },
    });
    const { person, administrator } = values;
    if (administrator && person === undefined) throw new UsageError('--administrator says it of a person: name one with --person');
    const whom: SignInLinkRequest = person === undefined ? {} : { person, isAdministrator: administrator };
    const socketPath = await context.findSocketPath(values.config);
    const answer = await askServer(
      socketPath,
      { method: 'POST', path: '/api/sign-in-links', body: JSON.stringify(whom) },
      SignInLinkAnswer,
    );

    context.streams.print(values.json ? JSON.stringify(answer) : answer.url);
    return 0;
  },
};
