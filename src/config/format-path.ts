// Where a value stands in the configuration, as people read it.
import { looksSecret } from './looks-secret.ts';

/** Keys and list positions from the root to a value. */
export type ConfigPath = readonly (string | number)[];

// Match: botToken_FILE. Near miss: bot.token (its dot would read as two keys).
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const KEY_MAX_LENGTH = 64;
// No key of the configuration has more than one digit; a token in the place of a key has several.
const TOKEN_DIGIT_COUNT = 2;

/** Writes a path as `slack.workspaces[0].botToken`; keys that are no plain names stand in quotes. */
export function formatPath(path: ConfigPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (looksSecret(step, TOKEN_DIGIT_COUNT)) text += '["..."]';
    else if (step.length > KEY_MAX_LENGTH) text += `[${JSON.stringify(`${step.slice(0, KEY_MAX_LENGTH)}...`)}]`;
    else if (PLAIN_KEY.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
