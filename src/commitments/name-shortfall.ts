import { DomainError } from '../platform/errors/domain-error.js';

/**
 * Does it, and where the ledger refused because somebody else took the money in the meantime, asks again which line is
 * short now, so that the refusal names it.
 */
export async function namingShortfall<T>(act: () => Promise<T>, name: () => Promise<void>): Promise<T> {
  try {
    return await act();
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'ledger.insufficient-balance') await name();
    throw thrown;
  }
}
