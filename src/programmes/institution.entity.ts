import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INSTITUTION_KINDS = [
  'sme',
  'early-mid',
  'mid',
  'large',
  'public-corporation',
  'university',
  'government-institute',
  'other-nonprofit',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

export const INSTITUTION_PARTS = ['lead', 'partner'] as const;
export type InstitutionPart = (typeof INSTITUTION_PARTS)[number];

export const VAT_RECOVERIES = ['full', 'none', 'per-line'] as const;
/** Whether the institution gets its input VAT back; what is recovered is never charged to the grant. */
export type VatRecovery = (typeof VAT_RECOVERIES)[number];

const NON_PROFIT: readonly InstitutionKind[] = ['university', 'government-institute', 'other-nonprofit'];

/** A company, university or institute of a team. Its kind decides VAT, rates and shares. A team's own row. */
@Entity('institutions')
export class Institution {
  @PrimaryColumn('uuid', { name: 'team_id' })
  teamId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: InstitutionKind;

  @Column('text', { name: 'business_number' })
  businessNumber!: string;

  @Column('text')
  part!: InstitutionPart;

  @Column('text', { name: 'vat_recovery' })
  vatRecovery!: VatRecovery;

  @Column('int')
  position!: number;
}

/** What is usual for its kind: a company recovers input VAT, a non-profit doesn't. */
export function usualVatRecovery(kind: InstitutionKind): VatRecovery {
  return NON_PROFIT.includes(kind) ? 'none' : 'full';
}
