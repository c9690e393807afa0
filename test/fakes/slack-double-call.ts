// A call of the Slack double: who calls, what arrives, what is answered.

/** A workspace of the double with its app. */
export interface DoubleWorkspace {
  readonly teamId: string;
  /** The organization that it is of. */
  readonly enterpriseId?: string;
  readonly botToken: string;
  readonly appToken?: string;
  readonly botUserId: string;
  /** Ids of the channels that the app is a member of. */
  readonly channelIds: readonly string[];
  /** Of these channels, the ones that are private. */
  readonly privateChannelIds?: readonly string[];
  /** The members of its user groups, by the group's id. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** What users.info says of people, by id, beside that they are members. */
  readonly users?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What the app may do; what the manifest of the examples asks for, unless given. */
  readonly scopes?: readonly string[];
}

/** A call that arrived, with its form fields. */
export interface DoubleRequest {
  readonly method: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a method answers. */
export type DoubleAnswer =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string; readonly [field: string]: unknown };
