import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { CommitmentFormPage } from '../../../templates/commitments/commitment-form-page.js';
import type {
  CommitmentFormPageProps,
  CommitmentValues,
} from '../../../templates/commitments/commitments-view.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { formatWon, sumWon } from '../../platform/money/won.js';
import { ensure } from '../../platform/access/decision.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { contentOf } from '../activate-commitment.js';
import type { Commitment } from '../commitment.js';
import { mayChange, mayEdit, mayEnter } from '../commitment.policy.js';
import { CommitmentStore } from '../commitment-store.js';
import { ReadGround } from '../read-ground.js';
import { BLANK_INSTALMENT, totalOfValues, valuesFromContent } from './commitment-values.js';

const MOST_SUPPLIERS = 1000;

export interface TypedForm {
  values?: CommitmentValues;
  errors?: readonly FormError[];
}

/** The form of a contract: a new one, a draft, or one in force that is to change. */
@Injectable()
export class CommitmentFormRenderer {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: CommitmentStore,
    private readonly ground: ReadGround,
    private readonly frames: PageFrames,
    private readonly clock: Clock,
  ) {}

  async newPage(request: FastifyRequest, reply: FastifyReply, typed: TypedForm): Promise<VNode> {
    const actor = actorOf(request);
    ensure(mayEnter(actor));
    return this.page(request, reply, typed, {
      kind: 'new',
      action: '/commitments',
      backHref: '/commitments',
      values: {
        title: '',
        supplier: '',
        institution: actor.institutionId ?? '',
        contractNumber: '',
        signedOn: this.clock.businessDate(actor.demo),
        endsOn: '',
        reason: '',
        instalments: [BLANK_INSTALMENT],
      },
      used: {},
    });
  }

  async editPage(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    kind: 'edit' | 'change',
    typed: TypedForm,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const commitment = await this.unit.run(actor, () => this.store.find(id));
    ensure((kind === 'edit' ? mayEdit : mayChange)(actor, commitment));
    return this.page(request, reply, typed, {
      kind,
      action: `/commitments/${id}${kind === 'edit' ? '' : '/change'}`,
      backHref: `/commitments/${id}`,
      version: commitment.version,
      name: commitment.title,
      values: withoutIds(valuesFromContent(contentOf(commitment)), kind),
      used: usedOf(commitment),
    });
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { values: typed, errors = [] }: TypedForm,
    props: Pick<
      CommitmentFormPageProps,
      'kind' | 'action' | 'backHref' | 'version' | 'name' | 'values' | 'used'
    >,
  ): Promise<VNode> {
    const actor = actorOf(request);
    const values = typed ?? props.values;
    const named = values.instalments.flatMap(({ lines }) => lines.map(({ line }) => line));
    const { offered, others, suppliers, institutions } = await this.unit.run(actor, async () => ({
      offered: await this.ground.offered(actor),
      others: await this.ground.lines(actor.team.id, named),
      suppliers: await this.suppliers(actor.team.id),
      institutions: await this.institutions(actor.team.id),
    }));
    const frame = await this.frames.frameOf(request, reply);
    const { locale } = frame;
    const known = new Set(offered.map(({ id }) => id));
    const lines = [...offered, ...[...others.values()].filter(({ id }) => !known.has(id))];
    return CommitmentFormPage({
      frame,
      ...props,
      values: values.institution ? values : { ...values, institution: institutions[0]?.value ?? '' },
      suppliers,
      institutions,
      lines: lines.map((line) => ({
        value: line.id,
        label: line.pot
          ? line.label[locale]
          : `${line.label[locale]} (${LEFT[locale]} ${formatWon(line.available)})`,
      })),
      total: totalOfValues(values),
      errors,
    });
  }

  private async suppliers(teamId: string): Promise<{ value: string; label: string }[]> {
    return this.unit.query<{ value: string; label: string } & object>(
      `SELECT id AS value, name || ' (' || substr(business_number, 1, 3) || '-' || substr(business_number, 4, 2) || '-' || substr(business_number, 6) || ')' AS label
       FROM suppliers WHERE team_id = $1 ORDER BY name, business_number LIMIT ${MOST_SUPPLIERS}`,
      [teamId],
    );
  }

  private async institutions(teamId: string): Promise<{ value: string; label: string }[]> {
    return this.unit.query<{ value: string; label: string } & object>(
      'SELECT id AS value, name AS label FROM institutions WHERE team_id = $1 ORDER BY position',
      [teamId],
    );
  }
}

const LEFT = { ko: '잔액', en: 'left' };

/** Instalments of a draft are written anew, so they have no ids to keep. */
function withoutIds(values: CommitmentValues, kind: 'edit' | 'change'): CommitmentValues {
  if (kind === 'change') return values;
  return { ...values, instalments: values.instalments.map((each) => ({ ...each, id: '' })) };
}

function usedOf({ instalments }: Commitment): CommitmentFormPageProps['used'] {
  return Object.fromEntries(instalments.map(({ id, lines }) => [id, sumWon(lines.map(({ used }) => used))]));
}
