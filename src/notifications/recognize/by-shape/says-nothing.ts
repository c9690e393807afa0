// What programs write where they have nothing to say: null (CloudWatch Synthetics), an empty context (CodeBuild), None Provided (Inspector),
// an empty optional (Systems Manager), Go's zero time (Alertmanager).

// Match: null, N/A, [: ]. Near miss: a null pointer, none.
const NOTHING = /^(?:null|NULL|N\/A|\[: \]|None Provided|Not Applicable|Optional\.empty|0001-01-01T00:00:00Z|)$/;

/** Tells whether a text is such a word. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(text);
}
