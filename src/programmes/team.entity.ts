import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';

export const TEAM_STATUSES = ['active', 'frozen', 'cut'] as const;
export type TeamStatus = (typeof TEAM_STATUSES)[number];

/** A consortium taking part, the unit of confidentiality; or the office that runs the programme. */
@Entity('teams')
export class Team {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', update: false })
  programmeId!: string;

  @Column({ type: 'text', update: false })
  kind!: 'team' | 'office';

  @Column('text')
  code!: string;

  @Column('text', { name: 'name_ko' })
  nameKo!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('text')
  status!: TeamStatus;

  /** The day from which it may not submit any more; null while it takes part. */
  @Column('date', { name: 'frozen_on', nullable: true })
  frozenOn!: KstDate | null;

  @Column('date', { name: 'joined_on' })
  joinedOn!: KstDate;

  @Column('int')
  position!: number;

  get name(): Text {
    return { ko: this.nameKo, en: this.nameEn };
  }
}
