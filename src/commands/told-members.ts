// Parameters that the model of a service calls sensitive and that are told all the same: without them nobody could say what they confirm, or
// give a command a name. What looks like a secret in them is taken out as everywhere.

/** Those of any call. */
const TOLD: ReadonlySet<string> = new Set(['InvocationRequest.Payload']);

/** The value of a parameter is a secret where its kind says so (Systems Manager API, PutParameter). */
const PLAIN_KINDS: ReadonlySet<unknown> = new Set(['String', 'StringList']);

/** Tells whether a parameter of a call is told always. */
export function isTold(inputName: string, name: string): boolean {
  return TOLD.has(`${inputName}.${name}`);
}

/** Tells whether whoever makes an alias with these parameters means everybody to see this one. */
export function isMeantForAll(inputName: string, name: string, params: Readonly<Record<string, unknown>>): boolean {
  const isPlain = inputName === 'PutParameterRequest' && name === 'Value' && PLAIN_KINDS.has(params['Type']);
  return isPlain || isTold(inputName, name);
}
