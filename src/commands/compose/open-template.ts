// A template of AWS CloudFormation in JSON is shown as what it says, not as a text in quotes, as the AWS CLI does it.
import type { OperationModel } from '../../catalogue/service-model.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Opens the template that an answer has; a template in YAML, and every other answer, stays as it is. */
export function openTemplate(output: Structure, operation: OperationModel | undefined): Structure {
  const { TemplateBody: body } = output;
  if (operation?.name !== 'GetTemplate' || typeof body !== 'string') return output;
  try {
    return { ...output, TemplateBody: JSON.parse(body) as unknown };
  } catch {
    return output;
  }
}
