// What a choice is called: what people know it by, and the value that is meant.
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Attack: a name so long that nobody sees any more which thing it is the name of. The value stands whole wherever there is room for it. */
export function nameChoice(value: string, label: string | undefined, limit: number): string {
  const room = limit - value.length - ' ()'.length;
  return label === undefined || room <= 0 ? truncateText(value, limit) : `${truncateText(oneLine(label), room)} (${value})`;
}
