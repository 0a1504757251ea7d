import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Text } from '../platform/i18n/locale.js';

export const FUND_KINDS = ['common-pot', 'per-team'] as const;
export type FundKind = (typeof FUND_KINDS)[number];

/** A pot of money of the programme, shared by all teams or allocated to each. */
@Entity('funds')
export class Fund {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', update: false })
  programmeId!: string;

  @Column('text')
  code!: string;

  @Column('text', { name: 'name_ko' })
  nameKo!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('text')
  kind!: FundKind;

  @Column('int')
  position!: number;

  get name(): Text {
    return { ko: this.nameKo, en: this.nameEn };
  }
}
