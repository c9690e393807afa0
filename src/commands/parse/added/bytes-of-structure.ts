// Bytes of a structure as an argument of their own: `rekognition detect-labels --image-bytes` (awscli/customizations/arguments.py).
import { draftOf, type AddedArgument } from './added-argument.ts';
import { readScalar } from '../read-scalar.ts';

/** Parameter and member of arguments that are not named after them with `-bytes` behind (awscli/customizations: quicksight.py, translate.py). */
const PLACES: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['asset-bundle-import-source-bytes', ['AssetBundleImportSource', 'Body']],
  ['data-file', ['TerminologyData', 'File']],
  ['document-content', ['Document', 'Content']],
]);

/** Sets the bytes within the structure that the argument means. */
export const bytesOfStructure: AddedArgument = ({ name, words: [text = ''], isBinaryBase64 }, { params, problems }) => {
  const outcome = readScalar(text, 'blob', { isText: true, isBinaryBase64 });
  if (outcome.status === 'failed') {
    problems.push(`--${name} takes ${outcome.expected}`);
    return;
  }
  const [structure, member] = PLACES.get(name) ?? [structureName(name), 'Bytes'];
  draftOf(params, structure)[member] = outcome.value;
};

/** `source-image-bytes` is of `SourceImage`. */
function structureName(argument: string): string {
  return argument.replace(/-bytes$/, '').replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
