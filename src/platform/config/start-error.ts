/** A reason not to start that the person at the terminal can mend: its message is shown alone, without a stack. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/**
 * The code of a system error such as EACCES or EADDRINUSE, or of one that PostgreSQL sent. Not asked by `instanceof`:
 * errors that Node itself makes belong to another realm where tests run.
 */
export function systemCode(error: unknown): string | undefined {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
