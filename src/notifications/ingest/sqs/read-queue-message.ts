// What stands in the body of a queue's message: an SNS envelope, or the event itself (raw delivery, EventBridge, anything).
// The envelope is not verified: who may send to the queue is decided by the queue's policy. Whatever is not exactly an envelope
// is an event of its own, so nothing is turned away here.
import { z } from 'zod';
import { isConfirmationToken } from '../../../domain/confirmation-token.ts';
import { parseTopicArn } from '../../../domain/topic-arn.ts';
import { parseTimestamp } from '../sns/parse-timestamp.ts';

/** What a queue's message says. */
export type QueueContent =
  | {
      readonly kind: 'notification';
      readonly topicArn: string;
      /** The SNS `MessageId`: the same at every door. */
      readonly messageId: string;
      readonly text: string;
      readonly subject?: string;
      readonly sentAt?: Date;
    }
  /** SNS asks whether the queue wants the topic: it does so where somebody else than the queue's owner has subscribed it. */
  | { readonly kind: 'confirmation'; readonly topicArn: string; readonly token: string }
  | { readonly kind: 'unsubscription'; readonly topicArn: string }
  | { readonly kind: 'raw'; readonly text: string };

// Amazon SNS API, Publish, MessageId: at most 100 characters.
// Match: 26858270-545e-5848-82a2-e05566af3dcf. Near miss: 26858270_545e (an underscore).
const MESSAGE_ID = /^[A-Za-z0-9-]{1,100}$/;

const topicArn = z.string().refine((text) => parseTopicArn(text) !== undefined);
const envelopeSchema = z.discriminatedUnion('Type', [
  z.object({
    Type: z.literal('Notification'),
    TopicArn: topicArn,
    MessageId: z.string().regex(MESSAGE_ID),
    Message: z.string(),
    Subject: z.string().nullish(),
    Timestamp: z.string().nullish(),
  }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), TopicArn: topicArn, Token: z.string().refine(isConfirmationToken) }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), TopicArn: topicArn }),
]);

/** Reads the body of a message. */
export function readQueueMessage(body: string): QueueContent {
  const parsed = envelopeSchema.safeParse(parseJson(body));
  if (!parsed.success) return { kind: 'raw', text: body };
  const { data } = parsed;
  switch (data.Type) {
    case 'SubscriptionConfirmation':
      return { kind: 'confirmation', topicArn: data.TopicArn, token: data.Token };
    case 'UnsubscribeConfirmation':
      return { kind: 'unsubscription', topicArn: data.TopicArn };
    case 'Notification': {
      const sentAt = parseTimestamp(data.Timestamp ?? '');
      return {
        kind: 'notification',
        topicArn: data.TopicArn,
        messageId: data.MessageId,
        text: data.Message,
        ...(typeof data.Subject === 'string' ? { subject: data.Subject } : {}),
        ...(sentAt === undefined ? {} : { sentAt }),
      };
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
