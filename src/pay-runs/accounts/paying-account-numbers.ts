import { Inject, Injectable } from '@nestjs/common';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { Sealer } from '../../platform/crypto/sealer.js';

interface Place {
  teamId: string;
  institutionId: string;
  id: string;
  bankCode: string;
}

/** Seals the numbers of paying accounts for their rows, and opens them. */
@Injectable()
export class PayingAccountNumbers {
  private readonly sealer: Sealer;

  constructor(@Inject(HANJANG_CONFIG) { secretKey }: HanjangConfig) {
    this.sealer = new Sealer(secretKey, 'paying-account');
  }

  seal(number: string, place: Place): Buffer {
    return this.sealer.seal(number, idsOf(place));
  }

  /** Undefined under another secret key, or when the value was damaged or moved. */
  open(sealed: Buffer, place: Place): string | undefined {
    return this.sealer.open(sealed, idsOf(place));
  }
}

function idsOf({ teamId, institutionId, id, bankCode }: Place): string[] {
  return [teamId, institutionId, id, bankCode];
}
