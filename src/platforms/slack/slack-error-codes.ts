// What each error code of Slack's Web API means for a message, and what an operator can do about it.
// Codes: docs.slack.dev/reference/methods/chat.postMessage and chat.update, "Errors".

/** What follows from an error code. */
export type SlackErrorMeaning =
  | {
      readonly status: 'retry';
      readonly scope: 'delivery' | 'channel' | 'workspace';
      readonly isOutcomeUnknown: boolean;
      readonly advice: string;
    }
  | { readonly status: 'message-gone'; readonly advice: string }
  | { readonly status: 'refused'; readonly cause: 'operator' | 'payload'; readonly scope?: 'workspace'; readonly advice: string };

function busy(advice: string): SlackErrorMeaning {
  return { status: 'retry', scope: 'channel', isOutcomeUnknown: false, advice };
}

function overLimit(advice: string): SlackErrorMeaning {
  return { status: 'retry', scope: 'workspace', isOutcomeUnknown: false, advice };
}

function later(advice: string): SlackErrorMeaning {
  return { status: 'retry', scope: 'delivery', isOutcomeUnknown: false, advice };
}

function unknown(advice: string): SlackErrorMeaning {
  return { status: 'retry', scope: 'delivery', isOutcomeUnknown: true, advice };
}

function gone(advice: string): SlackErrorMeaning {
  return { status: 'message-gone', advice };
}

function operator(advice: string): SlackErrorMeaning {
  return { status: 'refused', cause: 'operator', advice };
}

/** What holds for every channel of the workspace. */
function everywhere(advice: string): SlackErrorMeaning {
  return { status: 'refused', cause: 'operator', scope: 'workspace', advice };
}

function payload(advice: string): SlackErrorMeaning {
  return { status: 'refused', cause: 'payload', advice };
}

const NEW_TOKEN = 'install the app in the workspace again and put its bot token into the configuration';
const ADMINISTRATORS = 'ask the administrators of the workspace';
const TOO_LONG = 'the message is longer than Slack takes';
const SHARING = 'other organizations of the channel may not be shown what it has';
const FORM = 'Slack does not take the form of the message';
const PARTLY_DONE = 'Slack failed, perhaps after it had posted';
const MIGRATION = 'Slack is moving the workspace into an organization';

/** Error codes and what follows from them; a code that is not here is tried again. */
export const slackErrorCodes: ReadonlyMap<string, SlackErrorMeaning> = new Map(
  Object.entries({
    rate_limited: busy('Slack asks to wait'),
    ratelimited: busy('Slack asks to wait'),
    message_limit_exceeded: overLimit('the workspace sends more messages than its plan allows'),

    service_unavailable: later('Slack is not available'),
    request_timeout: later('Slack did not receive the whole request'),
    team_added_to_org: later(MIGRATION),
    org_login_required: later(MIGRATION),
    external_channel_migrating: later('Slack is moving the channel'),
    update_failed: later('Slack could not change the message'),
    is_inactive: later('the message cannot be changed at the moment'),
    fatal_error: unknown(PARTLY_DONE),
    internal_error: unknown(PARTLY_DONE),

    message_not_found: gone('the message does not exist any more'),
    thread_not_found: gone('the message to reply to does not exist any more'),
    cannot_reply_to_message: gone('the message cannot have replies'),
    cant_update_message: gone('the message is not ours to change'),
    restricted_action_non_threadable_channel: gone('the channel allows no replies'),
    restricted_action_thread_locked: gone('the thread is locked'),
    edit_window_closed: gone('the workspace does not allow changing messages of this age'),

    account_inactive: everywhere(NEW_TOKEN),
    invalid_auth: everywhere(NEW_TOKEN),
    not_authed: everywhere(NEW_TOKEN),
    token_expired: everywhere(NEW_TOKEN),
    token_revoked: everywhere(NEW_TOKEN),
    not_allowed_token_type: everywhere('the configuration needs a bot token, which begins with xoxb-'),
    missing_scope: everywhere('add the scope to the app, install it again and put the new bot token into the configuration'),
    no_permission: operator('invite the app to the channel'),
    channel_not_found: operator('check the channel id, and invite the app where the channel is private'),
    not_in_channel: operator('invite the app to the channel, or give it the scope chat:write.public'),
    is_archived: operator('the channel is archived: take it out of the configuration or restore it'),
    team_not_found: everywhere('check the workspace id'),
    team_access_not_granted: everywhere('install the app in this workspace'),
    access_denied: everywhere(ADMINISTRATORS),
    accesslimited: everywhere('Slack does not take calls from this network'),
    ekm_access_denied: everywhere(ADMINISTRATORS),
    enterprise_is_restricted: everywhere(ADMINISTRATORS),
    messages_tab_disabled: operator('turn on the Messages tab of the app'),
    restricted_action: operator(`a preference of the workspace keeps the app from posting: ${ADMINISTRATORS}`),
    restricted_action_read_only_channel: operator('nobody may post in this channel'),
    restricted_action_thread_only_channel: operator('the channel allows replies only'),
    app_access_restricted: everywhere(ADMINISTRATORS),
    two_factor_setup_required: everywhere(ADMINISTRATORS),
    method_deprecated: everywhere('a newer version of Signalbox is needed'),
    deprecated_endpoint: everywhere('a newer version of Signalbox is needed'),

    attachment_payload_limit_exceeded: payload(TOO_LONG),
    msg_blocks_too_long: payload(TOO_LONG),
    msg_too_long: payload(TOO_LONG),
    too_many_attachments: payload(TOO_LONG),
    invalid_arg_name: payload(FORM),
    invalid_arguments: payload(FORM),
    invalid_array_arg: payload(FORM),
    invalid_attachments: payload(FORM),
    invalid_blocks: payload(FORM),
    invalid_blocks_format: payload(FORM),
    invalid_charset: payload(FORM),
    invalid_form_data: payload(FORM),
    invalid_post_type: payload(FORM),
    missing_post_type: payload(FORM),
    no_text: payload(FORM),
    as_user_not_supported: payload(FORM),
    block_mismatch: payload(FORM),
    markdown_text_conflict: payload(FORM),
    missing_file_data: payload(FORM),
    invalid_metadata_format: payload(FORM),
    invalid_metadata_schema: payload(FORM),
    metadata_must_be_sent_from_app: payload(FORM),
    metadata_too_large: payload(TOO_LONG),
    slack_connect_canvas_sharing_blocked: payload(SHARING),
    slack_connect_file_link_sharing_blocked: payload(SHARING),
    slack_connect_lists_sharing_blocked: payload(SHARING),
  }),
);
