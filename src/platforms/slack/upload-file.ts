// Uploading a file to Slack: ask for an address, send the bytes there, and say that they are complete. Nothing here ever throws.
import { z } from 'zod';
import { pause } from '../../lib/pause.ts';
import type { SetTimer } from '../../lib/timers.ts';
import { callSlack, type SlackAnswer, type SlackCall } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackSender } from './post-message.ts';
import { isSlackAddress } from './slack-address.ts';

/** A file to upload. */
export interface SlackUpload {
  readonly name: string;
  readonly content: Uint8Array;
  /** What a picture shows, in words. */
  readonly altText?: string;
  /** Where it is shared; without it nobody but the app has it, until a message shows it. */
  readonly share?: { readonly channelId: string; readonly threadTs: string };
}

/** How an upload ended. */
export type UploadOutcome =
  | { readonly status: 'uploaded'; readonly fileId: string }
  /** `missingScope`: what the app lacks, where that is why. */
  | { readonly status: 'failed'; readonly reason: string; readonly missingScope?: string };

/** What ends and paces it. */
export interface UploadLimits {
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
}

/** The bytes are a few megabytes at most. */
const SEND_TIMEOUT_MS = 60_000;

/** How often a call is tried that Slack did not take. */
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1000;
/** A picture that comes half a minute late is none any more. */
const LONGEST_PAUSE_MS = 30_000;

/** Longest description of a picture (docs.slack.dev/reference/methods/files.getUploadURLExternal: 1,000 characters). */
const MAX_ALT_TEXT_LENGTH = 1000;

// Match: F0123ABCDEF. Near miss: f1, F0/../x.
const FileId = z.string().regex(/^F[A-Z0-9]{2,40}$/);
const Granted = z.object({ upload_url: z.url(), file_id: FileId });

/** Uploads a file. */
export async function uploadFile(sender: SlackSender, upload: SlackUpload, limits: UploadLimits): Promise<UploadOutcome> {
  const { name, content, altText, share } = upload;
  const parameters = {
    filename: name,
    length: content.byteLength,
    ...(altText === undefined || altText === '' ? {} : { alt_txt: altText.slice(0, MAX_ALT_TEXT_LENGTH).toWellFormed() }),
  };
  const asked = await callPatiently(sender, { method: 'files.getUploadURLExternal', parameters }, limits);
  if (!asked.isOk) return toFailure(asked);
  const granted = Granted.safeParse(asked.data);
  if (!granted.success) return { status: 'failed', reason: 'Slack named no address for the upload' };
  const { upload_url: address, file_id: fileId } = granted.data;
  // Attack: an address elsewhere would get what AWS has answered.
  if (!isSlackAddress(address, sender.connection.apiUrl)) {
    return { status: 'failed', reason: "the address for the upload is not Slack's; nothing was sent there" };
  }
  const refusal = await send(address, content, limits.signal);
  if (refusal !== undefined) return { status: 'failed', reason: refusal };
  const completion = {
    files: [{ id: fileId, title: name }],
    ...(share === undefined ? {} : { channel_id: share.channelId, thread_ts: share.threadTs }),
  };
  const completed = await callPatiently(sender, { method: 'files.completeUploadExternal', parameters: completion }, limits);
  return completed.isOk ? { status: 'uploaded', fileId } : toFailure(completed);
}

/** The address itself is the permission: the token stays here. Returns what went wrong. */
async function send(address: string, content: Uint8Array, signal: AbortSignal): Promise<string | undefined> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Uint8Array.from(content),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(SEND_TIMEOUT_MS)]),
    });
    return status === 200 ? undefined : `Slack took no bytes of the file (HTTP ${String(status)})`;
  } catch {
    return 'the file could not be sent to Slack';
  }
}

/** Calls again what Slack surely did not take, after the pause that it asks for. */
async function callPatiently(
  { connection, token }: SlackSender,
  call: Pick<SlackCall, 'method' | 'parameters'>,
  { signal, setTimer }: UploadLimits,
): Promise<SlackAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await callSlack(connection, { ...call, token, signal });
    if (answer.isOk || attempt === MAX_ATTEMPTS || signal.aborted) return answer;
    const outcome = classifySlackError(answer.failure);
    if (outcome.status !== 'retry' || outcome.isOutcomeUnknown) return answer;
    await pause(Math.min(outcome.retryAfterMs ?? FIRST_PAUSE_MS * attempt, LONGEST_PAUSE_MS), signal, setTimer);
  }
}

function toFailure({ failure }: Extract<SlackAnswer, { isOk: false }>): UploadOutcome {
  const { reason } = classifySlackError(failure);
  const isScopeMissing = failure.kind === 'error-code' && failure.code === 'missing_scope';
  return { status: 'failed', reason, ...(isScopeMissing ? { missingScope: failure.needed ?? 'files:write' } : {}) };
}
