// The chat applications policy of an AWS organization as it counts for an account: the settings in effect, by their path.

/** Names that lead to a setting, such as `chatbot`, `platforms`, `slack`, `client`. */
export type PolicyPath = readonly string[];

/** The value of a setting: a word, or the list of what is allowed. */
export type PolicyValue = string | readonly string[];

/** The settings in effect, by `settingName` of their paths. */
export type OrganizationPolicy = ReadonlyMap<string, PolicyValue>;

/** A policy that restricts nothing. */
export const NO_POLICY: OrganizationPolicy = new Map();

/** Something wrong in a document; the path is as it is written there. */
export interface PolicyProblem {
  readonly path: PolicyPath;
  /** Goes on after the name of the setting: "must be enabled or disabled". */
  readonly text: string;
}

/** Names a setting as people write it; no name and no id has a dot. */
export function settingName(path: PolicyPath): string {
  return path.join('.');
}
