import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { Won } from '../../src/platform/money/won.js';
import type { FormError } from '../components/form-error.js';
import type { PageFrame } from '../layouts/page-frame.js';

export interface EvaluationRowView {
  id: string;
  teamName: string;
  stageName: string;
  kind: 'stage' | 'special';
  state: 'noticed' | 'recorded' | 'confirmed' | 'withdrawn';
  result?: 'go-on' | 'cut';
  effectiveOn: KstDate;
  scoreTenths?: number;
}

export interface CloseOutRowView {
  id: string;
  teamName: string;
  stageName: string;
  cutOn: KstDate;
  state: 'open' | 'completed' | 'called-off';
}

export interface JoinRowView {
  id: string;
  name: string;
  state: 'proposed' | 'confirmed' | 'withdrawn';
  joinedOn: KstDate;
  institution: string;
  lineCount: number;
  amount: Won;
  proposedByName: string;
  mayConfirm: boolean;
  mayWithdraw: boolean;
}

/** GET /stage-evaluations */
export interface EvaluationsPageProps {
  frame: PageFrame;
  rows: readonly EvaluationRowView[];
  closeOuts: readonly CloseOutRowView[];
  /** The office's alone. */
  joins?: readonly JoinRowView[];
  mayRecord: boolean;
  errors: readonly FormError[];
}

/** GET /stage-evaluations/new */
export interface EvaluationFormProps {
  frame: PageFrame;
  teams: readonly { value: string; label: string }[];
  stages: readonly { value: string; label: string }[];
  values: Readonly<
    Record<'teamId' | 'stageId' | 'kind' | 'result' | 'effectiveOn' | 'score' | 'reason', string>
  >;
  today: KstDate;
  errors: readonly FormError[];
}

/** GET /stage-evaluations/:id */
export interface EvaluationPageProps {
  frame: PageFrame;
  evaluation: EvaluationRowView & {
    reason: string;
    version: number;
    recordedByName: string;
    recordedAt: Date;
    confirmedByName?: string;
    confirmedAt?: Date;
    withdrawnByName?: string;
    withdrawnReason: string;
    closeOutId?: string;
    frozen: boolean;
  };
  may: { confirm: boolean; withdraw: boolean; giveResult: boolean };
  /** The officer who looks recorded it and so can't confirm. */
  isOwn: boolean;
  today: KstDate;
  errors: readonly FormError[];
}

export interface ChecklistItemView {
  code: string;
  title: string;
  said: string;
  done: boolean;
  required: boolean;
  dueOn?: KstDate;
  href?: string;
  byHand: boolean;
  releases: boolean;
}

/** GET /close-outs/:id */
export interface CloseOutPageProps {
  frame: PageFrame;
  closeOut: CloseOutRowView & { confirmed: boolean; evaluationId: string };
  items: readonly ChecklistItemView[];
  mayAct: boolean;
  errors: readonly FormError[];
}

/** GET /team-joins/new */
export interface JoinFormProps {
  frame: PageFrame;
  stages: readonly { value: string; label: string }[];
  kinds: readonly { value: string; label: string }[];
  templates: readonly { value: string; label: string }[];
  values: Readonly<
    Record<
      | 'code'
      | 'nameKo'
      | 'nameEn'
      | 'joinedOn'
      | 'stageId'
      | 'institutionName'
      | 'institutionKind'
      | 'businessNumber'
      | 'template'
      | 'reason',
      string
    >
  >;
  errors: readonly FormError[];
}
