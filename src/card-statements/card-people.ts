/** Those of team `$1` who can be asked for a document: `users u` who may file claims. */
export const FILERS = `u.team_id = $1 AND u.status = 'active' AND EXISTS (SELECT 1 FROM memberships r WHERE r.team_id = u.team_id AND r.user_id = u.id
  AND r.role IN ('researcher', 'principal-investigator', 'administrator', 'finance'))`;
