import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CardStatementPage } from '../../../templates/card-statements/card-statement-page.js';
import { CardStatementsPage } from '../../../templates/card-statements/card-statements-page.js';
import type {
  CardRow,
  CardStatementPageProps,
} from '../../../templates/card-statements/card-statements-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { numberOf } from '../../expenses/expense-rows.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import type { Actor } from '../../platform/access/actor.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { confidenceOf } from '../api/card-statement-json.js';
import { mayTakeCardStatement } from '../card-statement.policy.js';
import {
  CardStatementQueries,
  ROW_STATES,
  type RowState,
  type StatementRow,
  type TransactionRow,
} from '../card-statement.queries.js';
import { CardUseQueries } from '../card-use.queries.js';
import { MOST_ROWS } from '../take-card-statement.js';
import { cardEnding, foreignOf } from './card-use.view.js';

const STATEMENTS = 20;
const ROWS = 100;
/** More cards than a team has, and more people than a list of them can be read. */
const CARDS = 50;
const PEOPLE = 200;
const MEGABYTE = 1024 * 1024;
const UNREADABLE_NAMED = 20;
/** Part of the rows: sums and remarks are fewer. */
const MANY_UNREADABLE = 0.2;

export interface RowsAsked {
  state?: string;
  after?: string;
  typed?: { rowId: string; number: string };
  errors?: FormError[];
}

/** Draws the pages of card statements. */
@Injectable()
export class CardStatementRenderer {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly frames: PageFrames,
    private readonly queries: CardStatementQueries,
    private readonly uses: CardUseQueries,
  ) {}

  async list(
    request: FastifyRequest,
    reply: FastifyReply,
    { after, errors = [] }: { after?: string; errors?: FormError[] },
  ): Promise<VNode> {
    const actor = actorOf(request);
    const { rows, next } = await this.queries.list(actor, { after, limit: STATEMENTS });
    return CardStatementsPage({
      frame: await this.frames.frameOf(request, reply),
      mayTake: mayTakeCardStatement(actor).allowed,
      rows: rows.map((row) => ({
        href: `/card-statements/${row.id}`,
        fileName: row.original_name,
        createdAt: row.created_at,
        createdByName: row.created_by_name,
        takenCount: row.taken_count,
        knownCount: row.known_count,
        unreadableCount: row.unreadable_count,
        amount: BigInt(row.amount),
      })),
      paging: {
        shown: rows.length,
        firstHref: after ? '/card-statements' : undefined,
        nextHref: next && `/card-statements?after=${encodeURIComponent(next)}`,
      },
      maxMegabytes: Math.floor(this.config.maxFileBytes / MEGABYTE),
      mostRows: MOST_ROWS,
      errors,
    });
  }

  async one(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { after, typed, errors = [], ...asked }: RowsAsked,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const statement = await this.queries.read(actor, id);
    const state = ROW_STATES.find((each) => each === asked.state);
    const { rows, next } = await this.queries.rows(actor, statement, { after, state, limit: ROWS });
    const mayLink = mayTakeCardStatement(actor).allowed;
    return CardStatementPage({
      frame: await this.frames.frameOf(request, reply),
      id,
      fileName: statement.original_name,
      originalHref: `/evidence/${statement.evidence_id}`,
      createdAt: statement.created_at,
      createdByName: statement.created_by_name,
      amount: BigInt(statement.amount),
      taxAmount: BigInt(statement.tax_amount),
      unreadableRows: statement.unreadable.slice(0, UNREADABLE_NAMED),
      unreadableCount: statement.unreadable_count,
      mostUnreadable: statement.unreadable_count > MANY_UNREADABLE * statement.row_count,
      columnsHref: mayLink ? `/card-statements/columns/${statement.evidence_id}` : undefined,
      counts: await this.queries.counts(actor, statement),
      state,
      rows: rows.map((row) => cardRow(row, mayLink)),
      paging: {
        shown: rows.length,
        firstHref: after ? rowsHref(id, state) : undefined,
        nextHref: next && rowsHref(id, state, next),
      },
      asking: mayLink ? await this.asking(actor, statement) : undefined,
      typed,
      errors,
    });
  }

  private async asking(actor: Actor, statement: StatementRow): Promise<CardStatementPageProps['asking']> {
    const cards = await this.uses.unaskedCards(actor, statement, CARDS);
    const people = await this.uses.colleagues(actor, PEOPLE);
    return {
      cards: cards.map(({ cardNumber, count, rowId }) => ({ rowId, count, ending: cardEnding(cardNumber) })),
      people: people.map(({ id, name }) => ({ value: id, label: name })),
    };
  }
}

function rowsHref(id: string, state: RowState | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(after ? { after } : {}) });
  return `/card-statements/${id}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

function cardRow(row: TransactionRow, mayLink: boolean): CardRow {
  const text = [numberOf(row), row.title].filter(Boolean).join(' ');
  const isCancellation = row.amount.startsWith('-');
  return {
    id: row.id,
    usedOn: row.used_on,
    usedAt: row.used_at.slice(0, 5),
    merchantName: row.merchant_name,
    cardEnding: cardEnding(row.card_number),
    approvalNumber: row.approval_number,
    amount: BigInt(row.amount),
    taxAmount: row.tax_amount === null ? undefined : BigInt(row.tax_amount),
    foreign: foreignOf(row),
    cancelledAmount: BigInt(row.cancelled_amount),
    isCancellation,
    linked: row.linked_id
      ? {
          href: `/expenses/${row.linked_id}`,
          text,
          by: row.linked_by_name ?? '',
          isDraft: row.claim_state === 'draft',
        }
      : undefined,
    guess:
      row.expense_id && !isCancellation
        ? {
            href: `/expenses/${row.expense_id}`,
            text,
            expenseId: row.expense_id,
            isDraft: row.claim_state === 'draft',
            isCertain: row.matched_by === 'approval-number',
            confidence: confidenceOf(row),
          }
        : undefined,
    document:
      row.document_id === null
        ? undefined
        : { href: `/evidence/${row.document_id}`, name: row.document_name ?? '' },
    asked: row.asked_name ?? undefined,
    mayLink,
  };
}
