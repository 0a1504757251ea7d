import type { KstDate } from '../../src/platform/clock/kst-date.js';
import type { PageFrame } from '../layouts/page-frame.js';

/** One report to be had: a page, and the same as files. */
export interface ReportTile {
  /** Whose it is. */
  subject: string;
  /** The programme's own report, which stands for all teams. */
  isProgramme: boolean;
  href: string;
  pdfHref: string;
  xlsxHref: string;
}

export interface ReportStageView {
  id: string;
  name: string;
  startsOn: KstDate;
  endsOn: KstDate;
  /** The stage that today lies in. */
  isCurrent: boolean;
  tiles: readonly ReportTile[];
}

/** GET /reports */
export interface ReportsPageProps {
  frame: PageFrame;
  /** The latest first. */
  stages: readonly ReportStageView[];
}
