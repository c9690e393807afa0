// From how a request at a door ended to its HTTP answer.
import type { FastifyReply } from 'fastify';
import type { DoorOutcome, TakenEvent } from '../../notifications/ingest/door-outcome.ts';

/** How long a refused sender is asked to wait. */
const RETRY_AFTER_SECONDS = '5';

/** Sends the answer. */
export function answerOutcome(reply: FastifyReply, outcome: DoorOutcome): FastifyReply {
  switch (outcome.status) {
    case 'taken':
      return reply.code(200).send(toAnswer(outcome.event));
    case 'taken-all':
      return reply.code(200).send({ events: outcome.events.map(toAnswer) });
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

function toAnswer({ eventId, status, deliveries }: TakenEvent): TakenEvent {
  return { eventId, status, deliveries: deliveries.map(({ deliveryId, configurationName }) => ({ deliveryId, configurationName })) };
}
