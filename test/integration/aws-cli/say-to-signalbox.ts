// A Signalbox whose commands reach a moto_server: what a signed-in person says on the page, and the answer that comes.
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { BrowserSession, textOf } from '../../e2e/browser-session.ts';
import { startApp } from '../../e2e/start-app.ts';
import type { MotoServer } from '../../fakes/find-moto.ts';
import { NO_CREDENTIALS } from '../../no-credentials.ts';

/** A running Signalbox, and somebody who talks to it. */
export interface Conversation {
  /** Says something; returns the answer, after its confirmation where it needs one. */
  readonly say: (text: string) => Promise<WebChannelMessage>;
  readonly stop: () => Promise<void>;
}

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** Starts both: a channel whose guardrail allows everything that may be allowed. */
export async function startConversation(moto: MotoServer): Promise<Conversation> {
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'everything.json');
  await writeFile(policyFile, JSON.stringify(EVERYTHING));
  const yaml = `
aws: { commandsPerMinute: 600 }
guardrails: [{ name: everything, policyFile: '${policyFile}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [everything], allowAmbientChanges: true }
`;
  const app = await startApp({ yaml, environment: { ...NO_CREDENTIALS, ...moto.environment } });
  const browser = await BrowserSession.signIn(app.signInUrl);
  async function ask(text: string): Promise<WebChannelMessage> {
    const { revision } = await browser.messages('ops');
    const { status } = await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
    if (status !== 202) throw new Error(`what was said is answered with ${status}`);
    const isAnswer = ({ payload, editedAt }: WebChannelMessage): boolean => payload.author === undefined && editedAt === undefined;
    const answers = (await browser.follow((arrived) => arrived.some(isAnswer), revision)).filter(isAnswer);
    return answers.at(-1) ?? Promise.reject(new Error('no answer'));
  }
  return {
    say: async (text) => {
      const answer = await ask(text);
      // Match: confirm K7QX2M. Near miss: Confirm ec2.
      const code = /confirm ([A-Z0-9]{6})/.exec(textOf(answer))?.[1];
      return code === undefined ? answer : ask(`confirm ${code}`);
    },
    stop: () => app.stop(),
  };
}

/** The code that a message shows: an answer in a form that was asked for; undefined where it shows none. */
export function codeOf({ payload }: WebChannelMessage): string | undefined {
  return payload.blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []))[0];
}
