// How a parameter is given in a form.
import type { Shape } from '../../catalogue/shape.ts';
import type { ValueInput } from '../../domain/draft.ts';

const STRUCTURED: ReadonlySet<Shape['kind']> = new Set(['structure', 'map', 'document', 'list']);

// Match: communicationBody, PolicyDocument, description, definition. Near miss: BodyType, DocumentName.
const LONG_TEXT = /(?:body|document|description|definition|message|payload|query|script|text|template)$/i;

/** Describes the input for a parameter of a name and shape. */
export function describeInput({ name, shape }: { readonly name: string; readonly shape: Shape }): ValueInput {
  if (shape.kind === 'list') return STRUCTURED.has(shape.element.kind) ? 'structure' : 'values';
  if (STRUCTURED.has(shape.kind)) return 'structure';
  return shape.kind === 'blob' || (shape.kind === 'string' && LONG_TEXT.test(name)) ? 'lines' : 'line';
}
