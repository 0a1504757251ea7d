const MAX_NAME = 200;

/** A supplier's name as it is kept; undefined when it is none. */
export function readSupplierName(typed: string): string | undefined {
  const name = typed.trim().replaceAll(/\s+/g, ' ');
  return name === '' || name.length > MAX_NAME ? undefined : name;
}
