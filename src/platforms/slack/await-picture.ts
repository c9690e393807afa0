// Waiting until Slack has looked through an uploaded picture: before that no message can show it.
import { z } from 'zod';
import { pause } from '../../lib/pause.ts';
import { callSlack } from './call-slack.ts';
import type { SlackSender } from './post-message.ts';
import type { UploadLimits } from './upload-file.ts';

/** How often Slack is asked; with the pauses between a quarter of a minute. Slack needs about a second (node-slack-sdk, issue 1865). */
const MAX_LOOKS = 9;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 2500;

/** Slack fills the type in when it has looked through the file. */
const Information = z.object({ file: z.object({ mimetype: z.string().startsWith('image/') }) });

/** Resolves when the picture is ready, when nobody may ask (scope files:read), or when it was asked often enough. */
export async function awaitPicture(sender: SlackSender, fileId: string, { signal, setTimer }: UploadLimits): Promise<void> {
  for (let look = 1; look <= MAX_LOOKS && !signal.aborted; look += 1) {
    const call = { method: 'files.info', parameters: { file: fileId }, token: sender.token, signal };
    const answer = await callSlack(sender.connection, call);
    if (answer.isOk && Information.safeParse(answer.data).success) return;
    // Whoever shows it finds out: Slack refuses a message with a picture that is not ready.
    if (!answer.isOk && answer.failure.kind === 'error-code' && answer.failure.code === 'missing_scope') return;
    await pause(Math.min(FIRST_PAUSE_MS * look, LONGEST_PAUSE_MS), signal, setTimer);
  }
}
