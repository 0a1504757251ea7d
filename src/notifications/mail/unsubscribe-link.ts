import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import type { JobPerson } from '../../platform/jobs/job-person.js';
import type { MailKind } from './mail.js';

const KINDS: readonly MailKind[] = ['daily', 'at-once'];
const ID_BYTES = 16;
const SIGNED_BYTES = 1 + 4 * ID_BYTES;
const SIGNATURE_BYTES = 32;

/** Whose mails of which kind a link stops; it can do nothing else, and it holds as long as the installation's key. */
export interface Unsubscription {
  person: Pick<JobPerson, 'userId' | 'teamId' | 'programmeId' | 'officeTeamId'>;
  kind: MailKind;
}

/** Links in mails that work without signing in: whoever has the mail may stop such mails, and that is all they may. */
@Injectable()
export class UnsubscribeLinks {
  private readonly key: Buffer;

  constructor(@Inject(HANJANG_CONFIG) private readonly config: HanjangConfig) {
    this.key = Buffer.from(
      hkdfSync('sha256', config.secretKey, Buffer.alloc(0), 'hanjang/unsubscribe/v1', 32),
    );
  }

  urlOf(unsubscription: Unsubscription): string {
    return `${this.config.publicUrl}/mails/unsubscribe?t=${this.tokenOf(unsubscription)}`;
  }

  tokenOf({ person, kind }: Unsubscription): string {
    const ids = [person.userId, person.teamId, person.programmeId, person.officeTeamId];
    const signed = Buffer.concat([Buffer.from([KINDS.indexOf(kind)]), ...ids.map((id) => parse(id))]);
    return Buffer.concat([signed, this.signature(signed)]).toString('base64url');
  }

  /** Undefined for whatever this installation didn't sign. */
  read(token: string): Unsubscription | undefined {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES) return undefined;
    const signed = bytes.subarray(0, SIGNED_BYTES);
    if (!timingSafeEqual(bytes.subarray(SIGNED_BYTES), this.signature(signed))) return undefined;
    const kind = KINDS[signed[0] ?? KINDS.length];
    const id = (index: number) =>
      stringify(signed.subarray(1 + index * ID_BYTES, 1 + (index + 1) * ID_BYTES));
    return (
      kind && {
        kind,
        person: { userId: id(0), teamId: id(1), programmeId: id(2), officeTeamId: id(3) },
      }
    );
  }

  private signature(signed: Buffer): Buffer {
    return createHmac('sha256', this.key).update(signed).digest();
  }
}
