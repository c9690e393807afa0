// What is asked when the resources of an action are looked for: the action, the command's parameters and where it runs.

/** Where a command runs. */
export interface CommandPlace {
  readonly region: string;
  readonly accountId: string;
}

/** Parameters of a command by their API names. */
export type Params = Readonly<Record<string, unknown>>;

/** An action of a command. */
export interface ResourceQuestion {
  /** Such as `s3:GetObject`. */
  readonly action: string;
  readonly params: Params;
  readonly place: CommandPlace;
}
