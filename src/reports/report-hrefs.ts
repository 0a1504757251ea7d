/** Address of the one-page report's page. */
export function onePageHref(stageId: string, teamId: string | undefined): string {
  const query = new URLSearchParams(teamId ? { team: teamId } : {});
  query.set('stage', stageId);
  return `/reports/one-page?${query}`;
}

/** Address of the entries behind a row, without the list's own choices. */
export function rowEntriesHref(stageId: string, teamId: string | undefined, row: string): string {
  const query = new URLSearchParams({ stage: stageId, row });
  if (teamId) query.set('team', teamId);
  return `/reports/one-page/entries?${query}`;
}
