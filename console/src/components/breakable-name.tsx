// A name of AWS, which may break between its words: on a phone MaximumMessageSize has no room on half a line.
import { Fragment, type VNode } from 'preact';
import { splitName } from '../format/split-name.ts';

/** Shows a name. */
export function BreakableName({ name }: { readonly name: string }): VNode {
  return (
    <>
      {splitName(name).map((word, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </>
  );
}
