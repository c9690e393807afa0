// The server as the page knows it: one function for each route of the contract that the page uses.
// Types are the contract's; its schemas are not run here, which keeps the page a third of the size.
import type {
  AcceptedEvent,
  ChannelList,
  CommandAccount,
  CompletionList,
  CompletionRequest,
  MessageList,
  PersonMessageAnswer,
  PersonMessageRequest,
  SampleEventRequest,
  SampleEventState,
  Session,
  StoredEventAnswer,
  TopicDecision,
  TopicList,
} from '../../../src/contract/admin-api.ts';
import type { SetUpReport } from '../../../src/contract/set-up.ts';
import type { SilenceAnswer, SilenceList, SilenceRequest } from '../../../src/contract/silences.ts';
import type { Answer } from './answer.ts';
import { requestJson } from './request-json.ts';
import type { Fetch } from './request-json.ts';

/** What an administrator can decide about a topic. */
export type TopicVerdict = 'approve' | 'refuse';

/** The routes. */
export interface Api {
  readSession(): Promise<Answer<Session>>;
  listChannels(): Promise<Answer<ChannelList>>;
  listMessages(channelId: string, before?: string): Promise<Answer<MessageList>>;
  sendMessage(channelId: string, request: PersonMessageRequest): Promise<Answer<PersonMessageAnswer>>;
  /** Asks how a line could go on; a question that was taken back by `signal` is answered with a refusal. */
  completeLine(request: CompletionRequest, signal: AbortSignal): Promise<Answer<CompletionList>>;
  readCommandAccount(): Promise<Answer<CommandAccount>>;
  readSampleState(channelId: string): Promise<Answer<SampleEventState>>;
  sendSample(channelId: string, request: SampleEventRequest): Promise<Answer<AcceptedEvent>>;
  readEvent(eventId: string): Promise<Answer<StoredEventAnswer>>;
  listTopics(): Promise<Answer<TopicList>>;
  decideTopic(verdict: TopicVerdict, decision: TopicDecision): Promise<Answer<unknown>>;
  /** Asks how it stands with platforms and channels; it may take half a minute. */
  readSetUp(): Promise<Answer<SetUpReport>>;
  sendTest(configurationName: string): Promise<Answer<AcceptedEvent>>;
  listSilences(): Promise<Answer<SilenceList>>;
  addSilence(request: SilenceRequest): Promise<Answer<SilenceAnswer>>;
  extendSilence(code: string, byMinutes: number): Promise<Answer<SilenceAnswer>>;
  removeSilence(code: string): Promise<Answer<SilenceAnswer>>;
  signOut(): Promise<Answer<unknown>>;
}

/** Makes the routes; `onSignedOut` hears of every answer that says nobody is signed in. */
export function createApi(fetch: Fetch, onSignedOut: () => void): Api {
  async function call<Value>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer<Value>> {
    const answer = await requestJson<Value>(fetch, path, { body, signal });
    if (answer.outcome === 'refused' && answer.refusal.httpStatus === 401) onSignedOut();
    return answer;
  }
  const channelPath = (channelId: string): string => `/api/channels/${encodeURIComponent(channelId)}`;

  return {
    readSession: () => call('/api/session'),
    listChannels: () => call('/api/channels'),
    listMessages: (channelId, before) =>
      call(`${channelPath(channelId)}/messages${before === undefined ? '' : `?before=${encodeURIComponent(before)}`}`),
    sendMessage: (channelId, request) => call(`${channelPath(channelId)}/messages`, request),
    completeLine: (request, signal) => call('/api/completions', request, signal),
    readCommandAccount: () => call('/api/command-account'),
    readSampleState: (channelId) => call(`${channelPath(channelId)}/sample-events`),
    sendSample: (channelId, request) => call(`${channelPath(channelId)}/sample-events`, request),
    readEvent: (eventId) => call(`/api/events/${encodeURIComponent(eventId)}`),
    listTopics: () => call('/api/topics'),
    decideTopic: (verdict, decision) => call(`/api/topics/${verdict}`, decision),
    readSetUp: () => call('/api/set-up'),
    sendTest: (configurationName) => call(`/api/configurations/${encodeURIComponent(configurationName)}/test-events`, {}),
    listSilences: () => call('/api/silences'),
    addSilence: (request) => call('/api/silences', request),
    extendSilence: (code, byMinutes) => call(`/api/silences/${encodeURIComponent(code)}/extend`, { byMinutes }),
    removeSilence: (code) => call(`/api/silences/${encodeURIComponent(code)}/remove`, {}),
    signOut: () => call('/sign-out', {}),
  };
}
