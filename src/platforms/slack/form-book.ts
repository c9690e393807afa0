// Forms that buttons cannot carry whole: what was left out, such as the end of a long list to choose from, is known here as long as the
// process runs. After that, and on another node, a form opens with what its button carries.
import { RecentValues } from '../../lib/recent-values.ts';
import type { Message } from '../../messages/message.ts';
import { carryForm } from './carry-form.ts';
import { isCarriedWhole, writeForm, type CarriedForm } from './press-value.ts';

/** How many forms are remembered: a form with a long list has some 20 KB. Our own bound. */
const FORMS_REMEMBERED = 200;

/** Remembers forms by what their buttons carry. */
export class FormBook {
  readonly #forms = new RecentValues<string, CarriedForm>(FORMS_REMEMBERED);

  /** Remembers the forms of a message that is posted. */
  note(message: Message): void {
    for (const block of message.blocks) {
      if (block.kind !== 'form') continue;
      const form = carryForm(block, message.title);
      const value = writeForm(form);
      if (value !== undefined && !isCarriedWhole(form, value)) this.#forms.set(value, form);
    }
  }

  /** Finds the whole of a form by what its button carries. */
  find(value: string): CarriedForm | undefined {
    return this.#forms.get(value);
  }
}
