// The way of the Slack double over HTTP: requests signed as Slack signs them, and events delivered again where they are not acknowledged.
// And the bodies that Slack delivers, over HTTP and through the socket alike.
import { createHmac } from 'node:crypto';

/** How often Slack delivers an event again (docs.slack.dev/apis/events-api, "Retries"): at once, after one and after five minutes. */
const RETRIES = 3;

/** Where requests go, and how they are signed. */
export interface SlackDeliveriesOptions {
  /** The request URL of the app. */
  readonly url: string;
  readonly signingSecret: string;
  /** In milliseconds; what stands in the requests. */
  readonly now?: () => number;
}

/** How a request was answered. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** Delivers over HTTP. */
export class SlackDoubleDeliveries {
  readonly #options: SlackDeliveriesOptions;

  /** Takes where to deliver. */
  constructor(options: SlackDeliveriesOptions) {
    this.#options = options;
  }

  /** Delivers the body of an event, again where it is not acknowledged; returns all answers. */
  async event(body: object): Promise<readonly Delivered[]> {
    const answers: Delivered[] = [];
    for (let retry = 0; retry <= RETRIES; retry += 1) {
      const answer = await this.eventOnce(body, retry);
      answers.push(answer);
      if (answer.status === 200) break;
    }
    return answers;
  }

  /** Delivers it once, as the retry of that number; 0 is the first time. */
  eventOnce(body: object, retry = 0): Promise<Delivered> {
    const again = retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' };
    return this.send(JSON.stringify(body), { 'content-type': 'application/json', ...again });
  }

  /** Delivers the payload of a press or a form, once. */
  interaction(payload: object): Promise<Delivered> {
    return this.#form({ payload: JSON.stringify(payload) });
  }

  /** Delivers a slash command, once. */
  slashCommand(fields: Readonly<Record<string, string>>): Promise<Delivered> {
    return this.#form(fields);
  }

  /** Sends any bytes with a signature, or with headers in its place. */
  async send(body: string, headers: Readonly<Record<string, string>>): Promise<Delivered> {
    const { url, signingSecret, now = Date.now } = this.#options;
    const signature = signAsSlack({ signingSecret, body, seconds: Math.floor(now() / 1000) });
    const response = await fetch(url, { method: 'POST', body, headers: { ...signature, ...headers } });
    return { status: response.status, body: await response.text() };
  }

  #form(fields: Readonly<Record<string, string>>): Promise<Delivered> {
    return this.send(new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
  }
}

/** Makes the headers that say who sends a body and when (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signAsSlack({
  signingSecret,
  body,
  seconds,
}: {
  readonly signingSecret: string;
  readonly body: string;
  readonly seconds: number;
}): Readonly<Record<string, string>> {
  const hash = createHmac('sha256', signingSecret)
    .update(`v0:${String(seconds)}:${body}`)
    .digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

/** Whose an event is. */
export interface EventPlace {
  readonly teamId: string;
  readonly botUserId: string;
}

/** Puts what stands around every event around one. */
export function eventBody({ teamId, botUserId }: EventPlace, event: Readonly<Record<string, unknown>>): object {
  const moment = event['ts'] ?? event['event_ts'];
  return {
    type: 'event_callback',
    team_id: teamId,
    api_app_id: 'A0DOUBLE',
    event_id: `Ev${typeof moment === 'string' ? moment.replaceAll('.', '') : '0'}`,
    authorizations: [{ team_id: teamId, user_id: botUserId, is_bot: true }],
    event,
  };
}

/** The fields of a slash command (docs.slack.dev/interactivity/implementing-slash-commands). */
export function slashCommandFields(
  text: string,
  { teamId, channelId, userId = 'U0PERSON', triggerId, apiUrl }: SlashCommandPlace,
): Readonly<Record<string, string>> {
  return {
    token: 'not-used-any-more',
    team_id: teamId,
    team_domain: 'double',
    channel_id: channelId,
    channel_name: 'double',
    user_id: userId,
    user_name: 'person',
    command: '/aws',
    text,
    api_app_id: 'A0DOUBLE',
    is_enterprise_install: 'false',
    response_url: `${new URL(apiUrl).origin}/commands/${teamId}/1/${triggerId}`,
    trigger_id: triggerId,
  };
}

/** Where a slash command was typed. */
export interface SlashCommandPlace {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId?: string;
  readonly triggerId: string;
  /** That of the double, which takes the answer. */
  readonly apiUrl: string;
}
