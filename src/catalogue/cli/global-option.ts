// Options that every AWS CLI command has: what they mean here, where no shell, no files and no terminal are.

/** What a global option does here. */
export type GlobalOption =
  /** Where or how the answer is wanted. */
  | { readonly kind: 'region' | 'query' | 'output' | 'no-paginate' | 'binary-format'; readonly takes: 'one' | 'none' }
  /** Understood and without effect in chat. */
  | { readonly kind: 'ignored'; readonly takes: 'one' | 'none' }
  /** Refused, with what to do instead. */
  | { readonly kind: 'refused'; readonly takes: 'one' | 'none'; readonly because: string };

const ignored = (takes: 'one' | 'none'): GlobalOption => ({ kind: 'ignored', takes });
const refused = (takes: 'one' | 'none', because: string): GlobalOption => ({ kind: 'refused', takes, because });

/** The global options by name, without `--` (AWS CLI 1.45 and 2.31, global options). */
export const globalOptions: ReadonlyMap<string, GlobalOption> = new Map<string, GlobalOption>([
  ['region', { kind: 'region', takes: 'one' }],
  ['query', { kind: 'query', takes: 'one' }],
  ['output', { kind: 'output', takes: 'one' }],
  ['no-paginate', { kind: 'no-paginate', takes: 'none' }],
  ['cli-binary-format', { kind: 'binary-format', takes: 'one' }],
  ['debug', ignored('none')],
  ['color', ignored('one')],
  ['no-cli-pager', ignored('none')],
  ['cli-auto-prompt', ignored('none')],
  ['no-cli-auto-prompt', ignored('none')],
  ['cli-read-timeout', ignored('one')],
  ['cli-connect-timeout', ignored('one')],
  ['v2-debug', ignored('none')],
  ['cli-error-format', ignored('one')],
  ['version', refused('none', 'it asks the AWS CLI for its version, and no AWS CLI is used here')],
  ['profile', refused('one', 'which role and account a command uses is set for the channel; leave it out')],
  ['endpoint-url', refused('one', 'commands go to AWS alone; leave it out')],
  ['no-verify-ssl', refused('none', 'the certificates of AWS are always checked; leave it out')],
  ['ca-bundle', refused('one', 'the certificates of AWS are always checked; leave it out')],
  ['no-sign-request', refused('none', 'every request is signed by the role of the channel; leave it out')],
  ['generate-cli-skeleton', refused('none', 'it runs nothing; "help" after a command tells its arguments')],
]);

/** Global options that take effect, to offer. */
export const offeredGlobalOptions: readonly string[] = ['region', 'query', 'output', 'no-paginate'];
