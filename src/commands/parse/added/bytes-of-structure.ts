// Bytes of a structure as an argument of their own: `rekognition detect-labels --image-bytes` (awscli/customizations/arguments.py).
import { draftOf, type AddedArgument } from './added-argument.ts';
import { readScalar } from '../read-scalar.ts';

/** Sets the bytes within the structure of which the argument is named. */
export const bytesOfStructure: AddedArgument = ({ name, words: [text = ''], isBinaryBase64 }, { params, problems }) => {
  const outcome = readScalar(text, 'blob', { isText: true, isBinaryBase64 });
  if (outcome.status === 'failed') {
    problems.push(`--${name} takes ${outcome.expected}`);
    return;
  }
  const structure = name.replace(/-bytes$/, '').replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  draftOf(params, structure)[structure === 'AssetBundleImportSource' ? 'Body' : 'Bytes'] = outcome.value;
};
