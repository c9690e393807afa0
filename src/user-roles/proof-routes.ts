// The door for proofs. Whoever knows a link may use it: it lets them give a role of their own away, and nothing else.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RoleProofRequest, type RoleProofAnswer, type RoleProofDetails } from '../contract/role-proofs.ts';
import { AppError } from '../domain/errors.ts';
import { NONCE_PATTERN, PROOF_PATH } from '../domain/identity-proof.ts';
import type { UserRolesContext } from './context.ts';
import { proofPage } from './proof-page.ts';
import { acceptProof, describeProof } from './role-proofs.ts';

/** The largest proof: a session token has up to 8 KB, all else less than one. */
const MAX_PROOF_BYTES = 16 * 1024;

/** How many proofs are checked at the same time: each may wait for STS. */
const MAX_UNDER_WAY = 20;

const Parameters = z.object({ nonce: z.string().regex(NONCE_PATTERN) });

/** Adds GET /prove/:nonce, GET and POST /api/role-proofs/:nonce. */
export function registerProofRoutes(server: FastifyInstance, context: UserRolesContext): void {
  let underWay = 0;

  server.get(`${PROOF_PATH}:nonce`, (request, reply) => {
    const nonce = readNonce(request.params);
    return reply.type('text/html; charset=utf-8').send(proofPage(`${context.serverUrl()}${PROOF_PATH}${nonce}`));
  });

  server.get('/api/role-proofs/:nonce', (request): Promise<RoleProofDetails> => describeProof(readNonce(request.params), context));

  server.post('/api/role-proofs/:nonce', { bodyLimit: MAX_PROOF_BYTES }, async (request): Promise<RoleProofAnswer> => {
    const nonce = readNonce(request.params);
    const body = RoleProofRequest.safeParse(request.body);
    if (!body.success) throw new AppError('bad-request', 'not a proof');
    if (underWay >= MAX_UNDER_WAY) throw new AppError('overloaded');
    underWay += 1;
    try {
      return await acceptProof(nonce, body.data, context);
    } finally {
      underWay -= 1;
    }
  });
}

function readNonce(parameters: unknown): string {
  const parsed = Parameters.safeParse(parameters);
  if (!parsed.success) throw new AppError('role-proof-unknown');
  return parsed.data.nonce;
}
