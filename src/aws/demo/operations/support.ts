// support: what cases can be about, the cases, and a new one.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation, DemoState } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { openCase, SUPPORT_SERVICES, SUPPORT_SEVERITIES } from '../data/support.ts';
import { readText, readTexts } from '../read-params.ts';

function describeServices(params: Structure): DemoAnswer {
  const codes = readTexts(params, 'serviceCodeList');
  return answer({ services: SUPPORT_SERVICES.filter(({ code }) => codes === undefined || codes.includes(code)) });
}

function describeCases(params: Structure, place: DemoPlace, { cases }: DemoState): DemoAnswer {
  const ids = readTexts(params, 'caseIdList');
  const all = [...cases.list(), openCase(place)].filter(({ caseId }) => ids === undefined || ids.includes(String(caseId)));
  return ids !== undefined && all.length === 0
    ? refuse({ code: 'CaseIdNotFound', message: 'The case was not found.' })
    : answer({ cases: all });
}

function createCase(params: Structure, place: DemoPlace, { cases }: DemoState): DemoAnswer {
  const service = readText(params, 'serviceCode');
  const category = readText(params, 'categoryCode');
  const severity = readText(params, 'severityCode');
  const known = SUPPORT_SERVICES.find(({ code }) => code === service);
  if (service !== undefined && known === undefined) return invalid(`Invalid service code: ${service}`);
  if (category !== undefined && known?.categories.some(({ code }) => code === category) !== true) {
    return invalid(`Invalid category code: ${category}`);
  }
  if (severity !== undefined && !SUPPORT_SEVERITIES.some(({ code }) => code === severity))
    return invalid(`Invalid severity code: ${severity}`);
  const { communicationBody: _body, ...asked } = params;
  return answer({ caseId: cases.open(asked, place) });
}

function invalid(message: string): DemoAnswer {
  return refuse({ code: 'ValidationException', message });
}

/** The operations. */
export const supportOperations: readonly DemoOperation[] = [
  { service: 'support', operation: 'DescribeServices', honours: ['serviceCodeList', 'language'], answer: describeServices },
  {
    service: 'support',
    operation: 'DescribeSeverityLevels',
    honours: ['language'],
    answer: () => answer({ severityLevels: SUPPORT_SEVERITIES }),
  },
  { service: 'support', operation: 'DescribeCases', honours: ['caseIdList', 'language'], answer: describeCases },
  {
    service: 'support',
    operation: 'CreateCase',
    changes: true,
    honours: ['subject', 'communicationBody', 'serviceCode', 'categoryCode', 'severityCode', 'issueType', 'language', 'ccEmailAddresses'],
    answer: createCase,
  },
];
