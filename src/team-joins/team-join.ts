import type { Means } from '../budgets/budget-line.entity.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import type { Won } from '../platform/money/won.js';
import type { InstitutionKind } from '../programmes/institution.entity.js';

/** A line that a joining team gets: in its lead institution, of the stage it joins. */
export interface TemplateLine {
  fundId: string;
  categoryId: string;
  means: Means;
  /** Allocated from the fund's appropriation; zero opens the line empty. */
  amount: Won;
}

export interface LineTemplate {
  id: string;
  name: string;
  lines: readonly TemplateLine[];
}

export interface LeadInstitution {
  name: string;
  kind: InstitutionKind;
  businessNumber: string;
}

export interface TeamJoin {
  id: string;
  state: 'proposed' | 'confirmed' | 'withdrawn';
  code: string;
  name: Text;
  joinedOn: KstDate;
  stageId: string;
  institution: LeadInstitution;
  lines: readonly TemplateLine[];
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  joinedTeamId?: string;
}

/** As they are kept: amounts as decimal strings. */
export interface StoredLine {
  fundId: string;
  categoryId: string;
  means: Means;
  amount: string;
}

export const toStored = (lines: readonly TemplateLine[]): StoredLine[] =>
  lines.map((line) => ({ ...line, amount: line.amount.toString() }));

export const fromStored = (lines: readonly StoredLine[]): TemplateLine[] =>
  lines.map((line) => ({ ...line, amount: BigInt(line.amount) }));
