import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackFailure } from './classify-slack-error.ts';
import { slackErrorCodes } from './slack-error-codes.ts';

const later = { status: 'retry', scope: 'delivery', isOutcomeUnknown: false };
const unknown = { status: 'retry', scope: 'delivery', isOutcomeUnknown: true };
const busy = { status: 'retry', scope: 'channel', isOutcomeUnknown: false };
const gone = { status: 'message-gone' };
const operator = { status: 'refused', cause: 'operator' };
const everywhere = { ...operator, scope: 'workspace' };
const payload = { status: 'refused', cause: 'payload' };

const expectations: Readonly<Record<string, object>> = {
  access_denied: everywhere,
  accesslimited: everywhere,
  account_inactive: everywhere,
  app_access_restricted: everywhere,
  as_user_not_supported: payload,
  block_mismatch: payload,
  external_channel_migrating: later,
  invalid_metadata_format: payload,
  invalid_metadata_schema: payload,
  is_inactive: later,
  markdown_text_conflict: payload,
  metadata_must_be_sent_from_app: payload,
  metadata_too_large: payload,
  missing_file_data: payload,
  slack_connect_canvas_sharing_blocked: payload,
  slack_connect_file_link_sharing_blocked: payload,
  slack_connect_lists_sharing_blocked: payload,
  update_failed: later,
  attachment_payload_limit_exceeded: payload,
  cannot_reply_to_message: gone,
  cant_update_message: gone,
  channel_not_found: operator,
  deprecated_endpoint: everywhere,
  edit_window_closed: gone,
  ekm_access_denied: everywhere,
  enterprise_is_restricted: everywhere,
  fatal_error: unknown,
  internal_error: unknown,
  invalid_arg_name: payload,
  invalid_arguments: payload,
  invalid_array_arg: payload,
  invalid_attachments: payload,
  invalid_auth: everywhere,
  invalid_blocks: payload,
  invalid_blocks_format: payload,
  invalid_charset: payload,
  invalid_form_data: payload,
  invalid_post_type: payload,
  is_archived: operator,
  message_limit_exceeded: { ...busy, scope: 'workspace' },
  message_not_found: gone,
  messages_tab_disabled: operator,
  method_deprecated: everywhere,
  missing_post_type: payload,
  missing_scope: everywhere,
  msg_blocks_too_long: payload,
  msg_too_long: payload,
  no_permission: operator,
  no_text: payload,
  not_allowed_token_type: everywhere,
  not_authed: everywhere,
  not_in_channel: operator,
  org_login_required: later,
  rate_limited: busy,
  ratelimited: busy,
  request_timeout: later,
  restricted_action: operator,
  restricted_action_non_threadable_channel: gone,
  restricted_action_read_only_channel: operator,
  restricted_action_thread_locked: gone,
  restricted_action_thread_only_channel: operator,
  service_unavailable: later,
  team_access_not_granted: everywhere,
  team_added_to_org: later,
  team_not_found: everywhere,
  thread_not_found: gone,
  token_expired: everywhere,
  token_revoked: everywhere,
  too_many_attachments: payload,
  two_factor_setup_required: everywhere,
};

function anErrorCode(code: string, more: Partial<Extract<SlackFailure, { kind: 'error-code' }>> = {}): SlackFailure {
  return { kind: 'error-code', code, details: [], ...more };
}

describe('classifySlackError', () => {
  it.each(Object.entries(expectations))('takes the code %s for what it is', (code, expected) => {
    const outcome = classifySlackError(anErrorCode(code));

    expect(outcome).toMatchObject({ ...expected, reason: expect.stringContaining(`Slack answered ${code}: `) as string });
  });

  it('has an expectation for every code of the table', () => {
    expect(Object.keys(expectations).toSorted()).toEqual([...slackErrorCodes.keys()].toSorted());
  });

  it('tries again after a code that it does not know', () => {
    expect(classifySlackError(anErrorCode('brand_new_error'))).toEqual({ ...later, reason: 'Slack answered brand_new_error' });
  });

  it('names the missing scope and what Slack explains', () => {
    const outcome = classifySlackError(anErrorCode('missing_scope', { needed: 'chat:write', details: ['[ERROR] scope'] }));

    expect(outcome.reason).toMatch(/^Slack answered missing_scope \(chat:write\): .* \[\[ERROR\] scope\]$/);
  });

  it('waits as long as Slack asks with a code', () => {
    expect(classifySlackError(anErrorCode('ratelimited', { retryAfter: '30' }))).toMatchObject({ ...busy, retryAfterMs: 30_000 });
  });

  it.each([
    [301, undefined, operator],
    [400, undefined, operator],
    [401, undefined, operator],
    [403, undefined, operator],
    [404, undefined, operator],
    [408, undefined, later],
    [413, undefined, payload],
    [429, '7', { ...busy, retryAfterMs: 7000 }],
    [429, undefined, busy],
    [500, undefined, unknown],
    [502, undefined, unknown],
    [503, '60', { ...later, retryAfterMs: 60_000 }],
    [503, undefined, later],
    [504, undefined, unknown],
  ])('takes HTTP %s with Retry-After %s for what it is', (status, retryAfter, expected) => {
    const outcome = classifySlackError({ kind: 'http-status', status, ...(retryAfter === undefined ? {} : { retryAfter }) });

    expect(outcome).toMatchObject({ ...expected, reason: expect.stringContaining(`HTTP ${String(status)}`) as string });
    expect('retryAfterMs' in outcome).toBe('retryAfterMs' in expected);
  });

  it.each(['', '-1', '1.5', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT'])('names no time for the Retry-After "%s"', (retryAfter) => {
    expect(classifySlackError({ kind: 'http-status', status: 429, retryAfter })).not.toHaveProperty('retryAfterMs');
  });

  it('waits an hour at most, whatever is asked', () => {
    const outcome = classifySlackError({ kind: 'http-status', status: 429, retryAfter: '99999999999999999999' });

    expect(outcome).toMatchObject({ retryAfterMs: 3_600_000 });
  });

  it.each<[string, SlackFailure, object]>([
    ['a refused connection', { kind: 'no-answer', code: 'ECONNREFUSED' }, later],
    ['a name that does not resolve', { kind: 'no-answer', code: 'ENOTFOUND' }, later],
    ['a connection that does not open', { kind: 'no-answer', code: 'UND_ERR_CONNECT_TIMEOUT' }, later],
    ['a certificate that is not trusted', { kind: 'no-answer', code: 'SELF_SIGNED_CERT_IN_CHAIN' }, later],
    ['a reset connection', { kind: 'no-answer', code: 'ECONNRESET' }, unknown],
    ['a closed connection', { kind: 'no-answer', code: 'UND_ERR_SOCKET' }, unknown],
    ['an error without a code', { kind: 'no-answer', code: 'network error' }, unknown],
    ['half an answer', { kind: 'unreadable-answer' }, unknown],
    ['no answer in time', { kind: 'timed-out' }, unknown],
    ['a cancel after sending', { kind: 'canceled', wasSent: true }, unknown],
    ['a cancel before sending', { kind: 'canceled', wasSent: false }, later],
  ])('takes %s for what it is', (_case, failure, expected) => {
    expect(classifySlackError(failure)).toMatchObject(expected);
  });

  it('gives a reason for anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), fc.string(), (code, status, retryAfter) => {
        const outcomes = [classifySlackError(anErrorCode(code)), classifySlackError({ kind: 'http-status', status, retryAfter })];

        expect(outcomes.filter(({ reason }) => reason === '')).toEqual([]);
      }),
    );
  });
});
