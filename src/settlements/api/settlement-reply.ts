import type { SettlementBlock } from '../settlement-blocks.js';
import type { SettlementRow, Statement } from '../settlement.queries.js';

/** Amounts as decimal strings, at whatever depth. */
export function plain(value: object): object {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
  return JSON.parse(text) as object;
}

export function rowJson({ team, stage, state, asOf, result, received, dueOn }: SettlementRow): object {
  const { total } = result.totals;
  return plain({
    team: { id: team.id, code: team.code, name: team.name },
    stage: {
      id: stage.id,
      number: stage.number,
      name: stage.name,
      startsOn: stage.startsOn,
      endsOn: stage.endsOn,
    },
    state,
    asOf,
    totals: result.totals,
    received,
    owed: state === 'final' ? total - received : null,
    dueOn: dueOn ?? null,
  });
}

export function statementJson(statement: Statement): object {
  const { settlement, result, disallowances, objection, receipts, received } = statement;
  const { total } = result.totals;
  return plain({
    id: settlement?.id ?? null,
    version: settlement?.version ?? null,
    state: statement.state,
    interestMethod: statement.interestMethod,
    digest: statement.digest,
    ledgerPosition: statement.ledgerPosition,
    ...result,
    blocks: statement.blocks.map(({ kind, text, amount }: SettlementBlock) => ({
      kind,
      text,
      amount: amount ?? null,
    })),
    disallowances: disallowances.map(({ enteredBy: _officer, ...each }) => each),
    objection: objection && {
      text: objection.body,
      filedAt: objection.filedAt,
      decision: objection.decision ?? null,
      answer: objection.answer ?? null,
      decidedAt: objection.decidedAt ?? null,
    },
    objectionDueOn: settlement?.objectionDueOn ?? null,
    acceptedAt: settlement?.acceptedAt ?? null,
    finalisedOn: settlement?.finalisedOn ?? null,
    returnDueOn: settlement?.returnDueOn ?? null,
    receipts: receipts.map(({ recordedBy: _officer, ...each }) => each),
    received,
    owed: statement.state === 'final' ? total - received : null,
  });
}
