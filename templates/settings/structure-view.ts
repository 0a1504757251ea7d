import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { Paging } from '../components/paging.js';
import type { PageFrame } from '../layouts/page-frame.js';
import type { Option, SettingsSection } from './settings-view.js';

export type StructureKey =
  'programme' | 'funds' | 'years' | 'stages' | 'teams' | 'institutions' | 'categories' | 'budget-lines';

/** An entry field of a structure form. `name` is the form field's name; its label is the template's. */
export interface StructureField {
  name: StructureFieldName;
  type: 'text' | 'date' | 'number' | 'select';
  value: string;
  required: boolean;
  options?: readonly Option[];
  /** Fixed once made. */
  readOnly?: boolean;
}

export type StructureFieldName =
  | 'code'
  | 'name'
  | 'nameEn'
  | 'fiscalYearId'
  | 'year'
  | 'startsOn'
  | 'endsOn'
  | 'kind'
  | 'status'
  | 'joinedOn'
  | 'businessNumber'
  | 'vatRecovery'
  | 'teamId'
  | 'teamRole'
  | 'parentId'
  | 'validFrom'
  | 'validTo'
  | 'fundId'
  | 'stageId'
  | 'institutionId'
  | 'categoryId'
  | 'means'
  | 'confirmed';

/** One thing of the structure with its facts, keyed like the form's fields; facts are shown in the section's order. */
export interface StructureRow {
  id: string;
  /** Depth in the category tree; 0 elsewhere. */
  depth?: number;
  facts: Partial<Record<StructureFactName, string | Won | KstDate>>;
  editHref?: string;
  /** Where money is given to it. */
  allocateHref?: string;
  entriesHref?: string;
}

export type StructureFactName =
  | StructureFieldName
  | 'team'
  | 'institution'
  | 'fund'
  | 'stage'
  | 'category'
  | 'appropriated'
  | 'allocated'
  | 'spent'
  | 'reserved';

/**
 * GET /settings/structure/:section?edit=&q=&after=
 * POST /settings/structure/:section to add, /settings/structure/:section/:id to change.
 */
export interface StructurePageProps {
  frame: PageFrame;
  sections: readonly SettingsSection[];
  section: StructureKey;
  counts: Partial<Record<StructureKey, number>>;
  rows: readonly StructureRow[];
  paging: Paging;
  q: string;
  /** The officer's form: to add, or to change one row. */
  form?: {
    purpose: 'add' | 'change';
    action: string;
    /** What is being changed, in words. */
    subject?: string;
    cancelHref?: string;
    fields: readonly StructureField[];
  };
  errors: readonly FormError[];
}
