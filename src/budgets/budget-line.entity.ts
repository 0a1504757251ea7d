import { Column, Entity, PrimaryColumn } from 'typeorm';

export const MEANS = ['cash', 'in-kind'] as const;
export type Means = (typeof MEANS)[number];

/** The identity of a budget line; its balance lies in `line_balances` and is moved by the ledger alone. */
@Entity('budget_lines')
export class BudgetLineRecord {
  @PrimaryColumn('uuid', { name: 'owner_team_id' })
  ownerTeamId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'programme_id' })
  programmeId!: string;

  /** `appropriation`: what a fund holds before it is allocated. */
  @Column('text')
  kind!: 'appropriation' | 'line';

  /** Who reads it: the office, the owning team, or (a common pot) everyone. */
  @Column('text')
  audience!: 'office' | 'team' | 'programme';

  @Column('uuid', { name: 'fund_id' })
  fundId!: string;

  @Column('uuid', { name: 'fiscal_year_id' })
  fiscalYearId!: string;

  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId!: string | null;

  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId!: string | null;

  @Column('uuid', { name: 'category_id', nullable: true })
  categoryId!: string | null;

  @Column('text')
  means!: Means;

  @Column('boolean')
  closed!: boolean;
}
