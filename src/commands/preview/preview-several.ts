// Before somebody confirms several commands: what each that changes something names, as it is before any of them runs, and whether AWS would
// allow it. All together take as long as one alone may.
import type { Catalogue } from '../../catalogue/service-model.ts';
import type { ParsedCommand } from '../../domain/command.ts';
import type { CommandPreview, LookUpCall } from '../../domain/command-preview.ts';
import type { LookUp, LookUpOutcome } from '../look-up.ts';
import { previewCommand } from './preview-command.ts';

/** One of the commands. */
export interface OneToPreview {
  readonly command: ParsedCommand;
  readonly isMutating: boolean;
  /** Makes a call under the rules of its channel, where the command would run. */
  readonly lookUp: LookUp;
  /** Where it looks: what was looked at in one place is not looked at there again. */
  readonly place: { readonly accountId: string; readonly region: string };
}

/** Looks at what each names, in their order; undefined for what only reads. Never rejects. */
export function previewSeveral(
  all: readonly OneToPreview[],
  { catalogue, signal }: { readonly catalogue: Catalogue; readonly signal: AbortSignal },
): Promise<readonly (CommandPreview | undefined)[]> {
  const made = new Map<string, Promise<LookUpOutcome>>();
  return Promise.all(
    all.map(async ({ command, isMutating, lookUp, place }) =>
      isMutating
        ? previewCommand(command, { catalogue, signal, lookUp: lookOnce(lookUp, `${place.accountId} ${place.region}`, made) })
        : undefined,
    ),
  );
}

/** Stopping and starting an instance name the same one. */
function lookOnce(lookUp: LookUp, place: string, made: Map<string, Promise<LookUpOutcome>>): LookUp {
  return (call: LookUpCall, signal) => {
    const key = `${place} ${JSON.stringify(call)}`;
    const found = made.get(key);
    if (found !== undefined) return found;
    const outcome = lookUp(call, signal);
    made.set(key, outcome);
    return outcome;
  };
}
