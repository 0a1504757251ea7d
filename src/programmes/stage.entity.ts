import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';

/** The period between two stage evaluations; the unit of settlement. It may end in the year after its own. */
@Entity('stages')
export class Stage {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', update: false })
  programmeId!: string;

  @Column('uuid', { name: 'fiscal_year_id' })
  fiscalYearId!: string;

  @Column('int')
  number!: number;

  @Column('text', { name: 'name_ko' })
  nameKo!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('date', { name: 'starts_on' })
  startsOn!: KstDate;

  @Column('date', { name: 'ends_on' })
  endsOn!: KstDate;

  get name(): Text {
    return { ko: this.nameKo, en: this.nameEn };
  }
}
