// Pages of an answer: as many items as are asked for, and a token for the rest.
import type { DemoPaging } from './demo-operation.ts';
import { answer, refuse, type DemoAnswer, type Structure } from './demo-answer.ts';
import { readNumber, readText } from './read-params.ts';

/** Begins every token, so that one of somewhere else is told apart. */
const TOKEN_PREFIX = 'demo-';

// Match: demo-12. Near miss: demo-x, eyJOZXh0.
const TOKEN = /^demo-(\d{1,6})$/;

/** Cuts an output to the page that is asked for. */
export function pageOutput(output: Structure, params: Structure, paging: DemoPaging): DemoAnswer {
  const token = readText(params, paging.token);
  const start = token === undefined ? 0 : Number(TOKEN.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return refuse({ code: paging.badToken, message: `The token ${token} is not valid.` });
  const whole = output[paging.list];
  const items: readonly unknown[] = Array.isArray(whole) ? whole : [];
  const limit = paging.limit === undefined ? undefined : readNumber(params, paging.limit);
  const end = start + Math.max(1, limit ?? items.length);
  const rest = end < items.length ? { [paging.nextToken]: `${TOKEN_PREFIX}${end}` } : {};
  return answer({ ...output, [paging.list]: items.slice(start, end), ...rest });
}
