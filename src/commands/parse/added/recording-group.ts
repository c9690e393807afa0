// `configservice put-configuration-recorder --recording-group` (awscli/customizations/configservice/putconfigurationrecorder.py).
import { draftOf, type AddedArgument } from './added-argument.ts';
import { parseShorthand } from '../shorthand.ts';

/** Sets the recording group within the recorder; what does not fit is found when the recorder is checked. */
export const recordingGroup: AddedArgument = ({ name, words: [text = ''] }, { params, problems }) => {
  const group = text.trimStart().startsWith('{') ? readJson(text) : readShort(text);
  if (group === undefined)
    problems.push(`--${name} takes allSupported=true|false,includeGlobalResourceTypes=true|false,resourceTypes=…, or JSON`);
  draftOf(params, 'ConfigurationRecorder')['recordingGroup'] = group;
};

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The short form with booleans, and with lists of one. */
function readShort(text: string): unknown {
  const outcome = parseShorthand(text);
  if (outcome.status === 'failed') return undefined;
  return Object.fromEntries(
    Object.entries(outcome.value).map(([key, value]) => {
      if (value === 'true' || value === 'false') return [key, value === 'true'];
      return [key, key === 'resourceTypes' && !Array.isArray(value) ? [value] : value];
    }),
  );
}
