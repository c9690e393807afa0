// An argument that the AWS CLI adds to what the API has: a handier way to write a parameter.
import { cliName } from '../../../catalogue/cli-name.ts';

/** What an added argument is given. */
interface AddedGiven {
  /** Without its dashes. */
  readonly name: string;
  readonly words: readonly string[];
  readonly isBinaryBase64: boolean;
  readonly newId: () => string;
}

/** What it works on. */
export interface AddedEffect {
  /** The parameters by API name, to be added to. */
  readonly params: Map<string, unknown>;
  readonly problems: string[];
  /** What is not taken here, with what to write instead. */
  readonly refusals: string[];
  readonly notes: string[];
  /** Tells whether a parameter was given by its own argument. */
  readonly isGiven: (name: string) => boolean;
}

/** Puts what was given into the parameters. */
export type AddedArgument = (given: AddedGiven, effect: AddedEffect) => void;

/** Makes an added argument that cannot stand beside the argument of the parameter that it is another way to write. */
export function insteadOf(parameter: string, put: AddedArgument): AddedArgument {
  return (given, effect) => {
    if (effect.isGiven(parameter)) effect.problems.push(`--${given.name} does not go with --${cliName(parameter)}: give one of them`);
    else put(given, effect);
  };
}

/** A structure in the making. */
export type Draft = Record<string, unknown>;

/** Returns the structure that a parameter holds, made where there is none. */
export function draftOf(params: Map<string, unknown>, name: string): Draft {
  const draft: Draft = { ...(params.get(name) as Draft | undefined) };
  params.set(name, draft);
  return draft;
}

/** Returns the first structure of the list that a parameter holds, made where there is none. */
export function firstDraftOf(params: Map<string, unknown>, name: string): Draft {
  const [first, ...others] = (params.get(name) as readonly Draft[] | undefined) ?? [];
  const draft: Draft = { ...first };
  params.set(name, [draft, ...others]);
  return draft;
}

/** Makes an argument that is refused, with what to write instead. */
export function refusedArgument(instead: string): AddedArgument {
  return ({ name }, { refusals }) => {
    refusals.push(`--${name} is a way of writing that is not taken here: ${instead}.`);
  };
}
