import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';

export const CATEGORY_COSTS = ['direct', 'indirect'] as const;
export type CategoryCost = (typeof CATEGORY_COSTS)[number];

/** A node of the category tree (비목, 세목). `path` is the steps from the root, joined by dots, and serves as its code. */
@Entity('categories')
export class Category {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'uuid', name: 'programme_id', update: false })
  programmeId!: string;

  @Column({ type: 'uuid', name: 'parent_id', nullable: true, update: false })
  parentId!: string | null;

  @Column({ type: 'text', update: false })
  code!: string;

  @Column({ type: 'text', update: false })
  path!: string;

  @Column('text', { name: 'name_ko' })
  nameKo!: string;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('text')
  cost!: CategoryCost;

  /** Pay of people: totals of it are kept from those who aren't to see salaries. */
  @Column('boolean')
  labour!: boolean;

  /** Whether a claim may name it. */
  @Column('boolean')
  claimable!: boolean;

  @Column('int')
  position!: number;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: KstDate | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: KstDate | null;

  get name(): Text {
    return { ko: this.nameKo, en: this.nameEn };
  }
}
