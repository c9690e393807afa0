// From how a request at a door ended to its HTTP answer.
import type { FastifyReply } from 'fastify';
import type { DoorOutcome } from '../../notifications/ingest/door-outcome.ts';

/** How long a refused sender is asked to wait. */
const RETRY_AFTER_SECONDS = '5';

/** Sends the answer. */
export function answerOutcome(reply: FastifyReply, outcome: DoorOutcome): FastifyReply {
  switch (outcome.status) {
    case 'taken': {
      const { eventId, status, deliveries } = outcome.event;
      return reply.code(200).send({
        eventId,
        status,
        deliveries: deliveries.map(({ deliveryId, configurationName }) => ({ deliveryId, configurationName })),
      });
    }
    case 'noted':
      return reply.code(200).send({ status: outcome.note });
    case 'rejected': {
      const { httpStatus, reason, text, problems, problemCount } = outcome;
      return reply.code(httpStatus).send({ error: { code: reason, message: text, problems, problemCount } });
    }
    case 'unavailable':
      return reply
        .code(503)
        .header('retry-after', RETRY_AFTER_SECONDS)
        .send({ error: { code: outcome.reason, message: outcome.text } });
  }
}
