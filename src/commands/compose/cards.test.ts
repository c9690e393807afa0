import { describe, expect, it } from 'vitest';
import type { Message } from '../../messages/message.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { renderSlackMessage } from '../../platforms/slack/render-slack-message.ts';
import { renderWebMessage } from '../../platforms/web/render-web-message.ts';
import { composeResult } from './compose-result.ts';
import { sampleAnswers } from './testing/sample-answers.ts';
import { sampleCards } from './testing/sample-cards.ts';

const answers = sampleAnswers();

/** What is worth seeing as the platforms show it. */
const SHOWN_BY_PLATFORMS: Readonly<Record<string, Message | undefined>> = {
  confirmation: sampleCards['confirmation'],
  'confirmation-previewed': sampleCards['confirmation-previewed'],
  'confirmation-several': sampleCards['confirmation-several'],
  'denied-by-guardrail': sampleCards['denied-by-guardrail'],
  ...Object.fromEntries(
    ['instances', 'alarms', 'markup-and-mentions'].map((name) => {
      const run = answers[name];
      return [name, run === undefined ? undefined : composeResult(run)];
    }),
  ),
};

describe('cards', () => {
  it.each(Object.entries(sampleCards))('are composed: %s', async (name, message) => {
    await expect(`${renderPlainText(message)}\n`).toMatchFileSnapshot(`__golden__/cards/${name}.txt`);
  });

  it.each(Object.entries(SHOWN_BY_PLATFORMS))('are shown by Slack and web chat: %s', async (name, message) => {
    expect(message).toBeDefined();
    const shown = message === undefined ? {} : { slack: renderSlackMessage(message), web: renderWebMessage(message) };

    await expect(`${JSON.stringify(shown, undefined, 2)}\n`).toMatchFileSnapshot(`__golden__/payloads/${name}.json`);
  });

  it('never carry a stack, a path of ours or an undefined value', () => {
    for (const message of Object.values(sampleCards)) {
      expect(renderPlainText(message)).not.toMatch(/undefined|\bat .+:\d+:\d+|\.ts\b|\/src\//);
    }
  });
});
