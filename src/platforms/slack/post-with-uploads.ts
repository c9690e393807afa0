// Posting and changing a message, and giving it in the background what must be uploaded for it. Where Slack does not take the table of a
// message, it is shown by other blocks.
import type { EditRequest, PostOutcome } from '../platform.ts';
import { editMessage, postMessage, type SlackPost, type SlackSender } from './post-message.ts';
import { renderSlackMessage } from './render-slack-message.ts';
import type { SlackPayload, SlackPosting } from './slack-payload.ts';
import type { UploadDesk } from './upload-desk.ts';

/** Posts a message; its files come under it, in its thread. */
export async function postWithUploads(sender: SlackSender, post: SlackPost<SlackPosting>, uploads: UploadDesk): Promise<PostOutcome> {
  const { message } = post.payload;
  const { outcome, hasPlainTables } = await sendAsTaken(sender, post.payload, (payload) => postMessage(sender, { ...post, payload }));
  if (outcome.status === 'posted' && message !== undefined) {
    const { reference, isUnthreaded = false } = outcome;
    const fileThread = isUnthreaded ? undefined : post.threadMessageId;
    uploads.add({ sender, reference, message, fileThread: fileThread ?? reference.messageId, hasPlainTables });
  }
  return outcome;
}

/**
 * Prepares a message for a workspace: its forms are remembered; where nobody would hear of a press, what to type is shown. With plain tables
 * it is for where nobody says that Slack takes one as a block of its own.
 */
export function forSender({ isDeaf, forms }: SlackSender, payload: SlackPosting, hasPlainTables = false): SlackPayload {
  const { message } = payload;
  if (message === undefined) return payload;
  forms?.note(message);
  return isDeaf === true || hasPlainTables ? renderSlackMessage(message, { isDeaf, hasPlainTables }) : payload;
}

/** Changes a message; nothing that was begun for its older state comes after that. */
export async function editWithUploads(sender: SlackSender, edit: EditRequest<SlackPosting>, uploads: UploadDesk): Promise<PostOutcome> {
  const { reference, payload: posting } = edit;
  await uploads.supersede(reference);
  const { outcome, hasPlainTables } = await sendAsTaken(sender, posting, (payload) => editMessage(sender, { ...edit, payload }));
  const { message } = posting;
  if (outcome.status === 'posted' && message !== undefined) uploads.add({ sender, reference, message, hasPlainTables });
  return outcome;
}

interface Taken {
  readonly outcome: PostOutcome;
  readonly hasPlainTables: boolean;
}

/** What Slack refuses for what it is was shown to nobody: without its table it is no duplicate. */
async function sendAsTaken(
  sender: SlackSender,
  posting: SlackPosting,
  send: (payload: SlackPayload) => Promise<PostOutcome>,
): Promise<Taken> {
  const payload = forSender(sender, posting);
  const outcome = await send(payload);
  const isRefused = outcome.status === 'refused' && outcome.cause === 'payload';
  if (!isRefused || !hasTable(payload)) return { outcome, hasPlainTables: false };
  return { outcome: await send(forSender(sender, posting, true)), hasPlainTables: true };
}

function hasTable({ attachments }: SlackPayload): boolean {
  return attachments.some(({ blocks }) => blocks.some(({ type }) => type === 'table'));
}
