// Posting and changing a message, and giving it in the background what must be uploaded for it.
import type { EditRequest, PostOutcome } from '../platform.ts';
import { editMessage, postMessage, type SlackPost, type SlackSender } from './post-message.ts';
import { renderSlackMessage } from './render-slack-message.ts';
import type { SlackPayload, SlackPosting } from './slack-payload.ts';
import type { UploadDesk } from './upload-desk.ts';

/** Posts a message; its files come under it, in its thread. */
export async function postWithUploads(sender: SlackSender, post: SlackPost<SlackPosting>, uploads: UploadDesk): Promise<PostOutcome> {
  const { message } = post.payload;
  const outcome = await postMessage(sender, { ...post, payload: forSender(sender, post.payload) });
  if (outcome.status === 'posted' && message !== undefined) {
    const { reference, isUnthreaded = false } = outcome;
    const fileThread = isUnthreaded ? undefined : post.threadMessageId;
    uploads.add({ sender, reference, message, fileThread: fileThread ?? reference.messageId });
  }
  return outcome;
}

/** Prepares a message for a workspace: its forms are remembered; where nobody would hear of a press, what to type is shown. */
export function forSender({ isDeaf, forms }: SlackSender, payload: SlackPosting): SlackPayload {
  if (payload.message !== undefined) forms?.note(payload.message);
  return isDeaf === true && payload.message !== undefined ? renderSlackMessage(payload.message, { isDeaf }) : payload;
}

/** Changes a message; nothing that was begun for its older state comes after that. */
export async function editWithUploads(sender: SlackSender, edit: EditRequest<SlackPosting>, uploads: UploadDesk): Promise<PostOutcome> {
  const { reference, payload } = edit;
  await uploads.supersede(reference);
  const outcome = await editMessage(sender, { ...edit, payload: forSender(sender, payload) });
  if (outcome.status === 'posted' && payload.message !== undefined) uploads.add({ sender, reference, message: payload.message });
  return outcome;
}
