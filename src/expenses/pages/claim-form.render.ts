import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { ClaimFormPage } from '../../../templates/expenses/claim-form-page.js';
import type { HanjangConfig } from '../../platform/config/config.js';
import { HANJANG_CONFIG } from '../../platform/config/config-token.js';
import { actorOf } from '../../platform/web/actor-of-request.js';
import { PageFrames } from '../../platform/web/page-frames.js';
import { ClaimFormQueries, type ClaimFormData } from './claim-form.data.js';
import { EMPTY_VALUES } from './claim-values.js';
import { claimFormProps, uploadLimits, type ClaimFormRequest } from './claim-form.view.js';

type Shown = Partial<ClaimFormRequest>;

/** The form as a page: an empty one, or a draft's, with what was typed and refused where there is that. */
@Injectable()
export class ClaimFormRenderer {
  constructor(
    @Inject(HANJANG_CONFIG) private readonly config: HanjangConfig,
    private readonly frames: PageFrames,
    private readonly forms: ClaimFormQueries,
  ) {}

  async newPage(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<VNode> {
    const actor = actorOf(request);
    // One's own until a colleague is chosen: a list without a choice would show its first as chosen.
    const values = { ...EMPTY_VALUES, claimantId: actor.userId };
    return this.page(request, reply, await this.forms.blank(actor), { values, ...shown });
  }

  async editPage(request: FastifyRequest, reply: FastifyReply, id: string, shown: Shown): Promise<VNode> {
    return this.page(request, reply, await this.forms.edit(actorOf(request), id, shown.stack ?? []), shown);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    data: ClaimFormData,
    shown: Shown,
  ): Promise<VNode> {
    const frame = await this.frames.frameOf(request, reply);
    return ClaimFormPage(claimFormProps(data, { frame, limits: uploadLimits(this.config), ...shown }));
  }
}
