// lambda: the functions.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listFunctions } from '../data/functions.ts';
import { readText } from '../read-params.ts';

// Match: the name in payment-webhook, 111122223333:function:payment-webhook and the whole ARN. Near miss: the version behind the name.
const FUNCTION_NAME = /^(?:.*:)?function:([^:]+)/;

function getFunctionConfiguration(params: Structure, place: DemoPlace): DemoAnswer {
  const given = readText(params, 'FunctionName') ?? '';
  const name = FUNCTION_NAME.exec(given)?.[1] ?? given.split(':', 1).join('');
  const qualifier = readText(params, 'Qualifier') ?? '$LATEST';
  const found = listFunctions(place).find(({ FunctionName, Version }) => FunctionName === name && qualifier === Version);
  if (found !== undefined) return answer(found);
  const resource = qualifier === '$LATEST' ? name : `${name}:${qualifier}`;
  return refuse({
    code: 'ResourceNotFoundException',
    message: `Function not found: ${place.arn('lambda', `function:${resource}`)}`,
    httpStatusCode: 404,
  });
}

/** The operations. */
export const functionOperations: readonly DemoOperation[] = [
  {
    service: 'lambda',
    operation: 'ListFunctions',
    // There is one version of each, so that ALL says the same.
    honours: ['FunctionVersion'],
    paging: { list: 'Functions', limit: 'MaxItems', token: 'Marker', nextToken: 'NextMarker', badToken: 'InvalidParameterValueException' },
    answer: (_params, place) => answer({ Functions: listFunctions(place) }),
  },
  { service: 'lambda', operation: 'GetFunctionConfiguration', honours: ['FunctionName', 'Qualifier'], answer: getFunctionConfiguration },
];
