import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KstDate } from '../platform/clock/kst-date.js';

/** The year an appropriation belongs to. */
@Entity('fiscal_years')
export class FiscalYear {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', update: false })
  programmeId!: string;

  @Column('int')
  year!: number;

  @Column('date', { name: 'starts_on' })
  startsOn!: KstDate;

  @Column('date', { name: 'ends_on' })
  endsOn!: KstDate;

  /** When it was closed; its lines take nothing new until it is opened again. */
  @Column({ type: 'timestamptz', name: 'closed_at', nullable: true, update: false })
  closedAt!: Date | null;
}
