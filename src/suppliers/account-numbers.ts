import { Inject, Injectable } from '@nestjs/common';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { Sealer } from '../platform/crypto/sealer.js';

/** Where a sealed number belongs. The bank is part of it, so that a number can't be put to another bank either. */
export interface AccountPlace {
  teamId: string;
  supplierId: string;
  id: string;
  bankCode: string;
}

/** Seals account numbers for their column and opens them again; nothing else ever holds one. */
@Injectable()
export class AccountNumbers {
  private readonly sealer: Sealer;

  constructor(@Inject(HANJANG_CONFIG) { secretKey }: HanjangConfig) {
    this.sealer = new Sealer(secretKey, 'supplier-account');
  }

  seal(number: string, place: AccountPlace): Buffer {
    return this.sealer.seal(number, idsOf(place));
  }

  /** Undefined when the secret key is another one, or the value was damaged or moved. */
  open(sealed: Buffer, place: AccountPlace): string | undefined {
    return this.sealer.open(sealed, idsOf(place));
  }
}

function idsOf({ teamId, supplierId, id, bankCode }: AccountPlace): string[] {
  return [teamId, supplierId, id, bankCode];
}
