import type { ReportStageView, ReportTile } from '../../templates/reports/reports-view.js';
import type { Actor } from '../platform/access/actor.js';
import type { KstDate } from '../platform/clock/kst-date.js';
import type { Locale } from '../platform/i18n/locale.js';
import type { Stage } from '../programmes/stage.entity.js';
import type { Team } from '../programmes/team.entity.js';
import { onePageHref } from './report-hrefs.js';

/** The page of reports: for each stage the programme's, where one may have it, and each team's. Pure. */
export function reportsView(
  actor: Actor,
  stages: readonly Stage[],
  teams: readonly Team[],
  today: KstDate,
  locale: Locale,
): ReportStageView[] {
  const tile = (stage: Stage, subject: string, teamId?: string): ReportTile => {
    const href = onePageHref(stage.id, teamId);
    return {
      subject,
      isProgramme: teamId === undefined,
      href,
      pdfHref: `${href}&format=pdf`,
      xlsxHref: `${href}&format=xlsx`,
    };
  };
  return stages.toReversed().map((stage) => ({
    id: stage.id,
    name: stage.name[locale],
    startsOn: stage.startsOn,
    endsOn: stage.endsOn,
    isCurrent: stage.startsOn <= today && today <= stage.endsOn,
    tiles: [
      ...(actor.team.kind === 'office' ? [tile(stage, actor.programme.name[locale])] : []),
      ...teams.map((team) => tile(stage, team.name[locale], team.id)),
    ],
  }));
}
