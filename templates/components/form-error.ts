/** One thing to put right, in the reader's language. `field` is the form field's name, absent for the whole form. */
export interface FormError {
  field?: string;
  text: string;
  /** Where to look, when it isn't a field of this page. */
  href?: string;
}

/** The element id of a form field: `lines[0].name` → `lines-0-name`. */
export function fieldId(name: string): string {
  return name.replace(/[[\].:]+/g, '-').replace(/-$/, '');
}

export function errorOf(errors: readonly FormError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.text;
}
