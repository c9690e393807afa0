// What Chime calls a message that a webhook has posted.
import { z } from 'zod';

// Match: 1f0c2d3e-4b5a-6978-8a9b-acbdcedfe0f1. Near miss: a sentence, an address.
const MESSAGE_ID = /^[A-Za-z0-9|_-]{1,100}$/;

const Posted = z.object({ MessageId: z.string().regex(MESSAGE_ID) });

/** Reads the id out of an answer; the documentation does not say what is in one, so undefined where it holds none. */
export function readChimeMessageId({ text }: { readonly text: string }): string | undefined {
  try {
    return Posted.safeParse(JSON.parse(text)).data?.MessageId;
  } catch {
    return undefined;
  }
}
