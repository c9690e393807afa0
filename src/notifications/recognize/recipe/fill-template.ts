// Fills the places of a template of a recipe: `Pipeline {pipeline} {happened}.`

// Match: {pipeline}, {detail.execution-id}, {$.account}, {Budget Name}. Near miss: {}, { name }.
const PLACE = /\{([^{}\s]+(?: [^{}\s]+)*)\}/g;

/** Returns the filled template, or undefined where a place has no value. */
export function fillTemplate(template: string, valueOf: (place: string) => string | undefined): string | undefined {
  let isWhole = true;
  const filled = template.replace(PLACE, (_match, place: string) => {
    const value = valueOf(place);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? filled : undefined;
}
