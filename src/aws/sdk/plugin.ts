// Steps that a service's official client adds between parameters and request, in the form of the SDK's middleware.
import { HttpRequest } from '@smithy/core/protocols';
import type { Pluggable } from '@smithy/types';

/** Parameters of a call, keyed by API member names. */
export type Params = Readonly<Record<string, unknown>>;

/** A step that a client or a call takes. */
export type Plugin = Pluggable<Params, object>;

/** Makes a step that changes the parameters before anything is made of them. */
export function changeParams(name: string, change: (params: Params) => Params | Promise<Params>): Plugin {
  return {
    applyToStack(stack) {
      stack.add((next) => async (given) => next({ ...given, input: await change(given.input) }), {
        step: 'initialize',
        name,
        override: true,
      });
    },
  };
}

/** Makes a step that changes the request before it is signed. */
export function changeRequest(name: string, change: (request: HttpRequest, params: Params) => void | Promise<void>): Plugin {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (given) => {
          if (HttpRequest.isInstance(given.request)) await change(given.request, given.input);
          return next(given);
        },
        { step: 'build', name, override: true },
      );
    },
  };
}

/** Makes a step that looks at an answer, and throws where it must not be believed. */
export function checkAnswer(name: string, check: (answer: Params, params: Params) => void): Plugin {
  return {
    applyToStack(stack) {
      stack.add(
        (next) => async (given) => {
          const result = await next(given);
          check(result.output as Params, given.input);
          return result;
        },
        { step: 'initialize', name, override: true },
      );
    },
  };
}
