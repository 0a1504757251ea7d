import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KstDate } from '../platform/clock/kst-date.js';

/** The national programme: it owns its funds, years, stages, categories and teams. */
@Entity('programmes')
export class Programme {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text', { name: 'name_ko' })
  nameKo!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  /** Into how many bands of equal width a common pot's balance is divided before teams see it. */
  @Column('int', { name: 'pot_band_count' })
  potBandCount!: number;

  /** How many days old the band is that teams see: nobody learns of a rival's purchase by looking twice. */
  @Column('int', { name: 'pot_band_delay_days' })
  potBandDelayDays!: number;

  /** After how many days without a move a reservation counts as stuck. */
  @Column('int', { name: 'stuck_days' })
  stuckDays!: number;

  /** Late own cash of an institution stops what it may spend. */
  @Column('boolean', { name: 'own_cash_stops' })
  ownCashStops!: boolean;

  /** Set in a demonstration only. */
  @Column('date', { name: 'demo_starts_on', nullable: true })
  demoStartsOn!: KstDate | null;

  @Column('timestamptz', { name: 'demo_started_at', nullable: true })
  demoStartedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false })
  createdAt!: Date;
}
