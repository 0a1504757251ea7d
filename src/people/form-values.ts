/** A form as it was posted: each field a text, or a list when it was sent more than once. */
export type FormBody = Readonly<Record<string, unknown>>;

/** A field's text without the character that no text column holds; '' when it is absent. */
export function textOf(body: FormBody | undefined, name: string): string {
  return textsOf(body, name)[0] ?? '';
}

export function textsOf(body: FormBody | undefined, name: string): string[] {
  const value = body?.[name];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => (typeof each === 'string' && each !== '' ? [each.replaceAll('\0', '')] : []));
}
