// What the page needs beside a line that is being typed: how it could go on, and which account it would reach.
import type { FastifyInstance } from 'fastify';
import { CompletionRequest, type CommandAccount, type CompletionList } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';

/** How long the account may take to be learned; a page that waits longer shows none. Our own bound. */
const ACCOUNT_TIMEOUT_MS = 10_000;

/** Adds POST /api/completions and GET /api/command-account. */
export function registerCommandLineRoutes(server: FastifyInstance, { commands }: Pick<AdminApiDependencies, 'commands'>): void {
  server.post('/api/completions', async (request): Promise<CompletionList> => {
    requirePerson(request);
    const { text, cursor, ...channel } = parseRequest(CompletionRequest, request.body);
    return commands.complete({ text, cursor: Math.min(cursor, text.length), ...channel });
  });

  server.get('/api/command-account', async (request): Promise<CommandAccount> => {
    requirePerson(request);
    return commands.findAccount(AbortSignal.timeout(ACCOUNT_TIMEOUT_MS));
  });
}
