// A server for tests: each route answers with what the test gives it, and remembers what was asked.
import type { Answer } from '../api/answer.ts';
import type { Api } from '../api/create-api.ts';

/** A fake server with the calls it has had, for example `listMessages ops`. */
export interface FakeApi extends Api {
  readonly calls: string[];
}

/** Makes a fake server; a route that the test does not give refuses. */
export function fakeApi(routes: Partial<Api>): FakeApi {
  const calls: string[] = [];
  function route<Name extends keyof Api>(name: Name): Api[Name] {
    const given = routes[name] as ((...words: unknown[]) => unknown) | undefined;
    return ((...words: unknown[]) => {
      calls.push([name, ...words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word)))].join(' '));
      return given === undefined ? Promise.resolve(refused('not given by the test')) : given(...words);
    }) as Api[Name];
  }
  return {
    calls,
    readSession: route('readSession'),
    listChannels: route('listChannels'),
    listMessages: route('listMessages'),
    sendMessage: route('sendMessage'),
    completeLine: route('completeLine'),
    readCommandAccount: route('readCommandAccount'),
    readSampleState: route('readSampleState'),
    sendSample: route('sendSample'),
    readEvent: route('readEvent'),
    listTopics: route('listTopics'),
    decideTopic: route('decideTopic'),
    readSetUp: route('readSetUp'),
    sendTest: route('sendTest'),
    listSilences: route('listSilences'),
    addSilence: route('addSilence'),
    extendSilence: route('extendSilence'),
    removeSilence: route('removeSilence'),
    signOut: route('signOut'),
  };
}

/** Makes an answer that succeeds. */
export function ok<Value>(value: Value): Answer<Value> {
  return { outcome: 'ok', value };
}

/** Makes an answer that refuses. */
export function refused(message: string, httpStatus = 503): Answer<never> {
  return { outcome: 'refused', refusal: { httpStatus, code: 'overloaded', message } };
}
