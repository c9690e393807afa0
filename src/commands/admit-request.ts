// Takes a request in, and refuses it where it comes too fast, from somebody who is not heard here, or where the organization forbids it.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import type { CommandRequest } from './command-request.ts';
import type { Journey } from './journey.ts';
import type { JudgingContext } from './judge-command.ts';
import type { Paces } from './paces.ts';
import { receiveCommand } from './receive/receive-command.ts';
import { refuseByOrganization } from './refuse-by-organization.ts';
import { refuseSpeaker, refuseTooFast } from './refuse-speaker.ts';

/** What became of a request; unheard is what came before, or what a program says that was told so already. */
export type Admission =
  | { readonly kind: 'admitted'; readonly record: CommandRecord }
  | { readonly kind: 'refused'; readonly answer: Message }
  | { readonly kind: 'unheard' };

/** What admitting works with. */
export interface AdmissionTools {
  readonly context: JudgingContext;
  readonly paces: Paces;
  readonly journey: Journey;
}

/** Admits a request; from here on it is on record, and so is what ends it. */
export async function admitRequest(request: CommandRequest, { context, paces, journey }: AdmissionTools): Promise<Admission> {
  const pace = paces.take(request);
  if (pace.kind === 'told-already') return { kind: 'unheard' };
  const record = await receiveCommand(context, request);
  if (record === undefined) return { kind: 'unheard' };
  journey.commandId = record.id;
  journey.request = record;
  const refusal =
    pace.kind === 'too-fast' ? await refuseTooFast(record, pace, context) : await refuseSpeaker(record, request, { context, journey });
  const answer = refusal ?? (await refuseByOrganization(record, context));
  return answer === undefined ? { kind: 'admitted', record } : { kind: 'refused', answer };
}
