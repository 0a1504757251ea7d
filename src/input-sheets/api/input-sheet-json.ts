import type { EntryProblem, FilledClaim } from '../fill-sheet.js';

/** A claim of the sheet as the API writes it; each text is exactly what is typed. */
export function filledJson({ claim, evidence, groups, problems, deadline }: FilledClaim): object {
  return {
    expenseId: claim.id,
    number: claim.number,
    state: claim.state,
    institution: { id: claim.institution.id, name: claim.institution.name },
    evidenceKind: evidence.code,
    entry: claim.entry ?? null,
    deadline: deadline
      ? { text: deadline.text, on: deadline.on ?? null, daysLeft: deadline.daysLeft ?? null }
      : null,
    groups: groups.map(({ code, name, rows }) => ({
      code,
      name,
      rows: rows.map((fields) =>
        fields.map((field) => ({
          code: field.code,
          name: field.name,
          text: field.text,
          isCut: field.isCut,
          isMissing: field.isMissing,
          lastFour: field.hiddenLastFour ?? null,
        })),
      ),
    })),
    problems: problems.map(problemJson),
  };
}

function problemJson(problem: EntryProblem): object {
  return problem.kind === 'partly-reversed' ? { ...problem, amount: problem.amount.toString() } : problem;
}
