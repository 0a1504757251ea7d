import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { RouteFormValues } from '../../../templates/approval-routes/routes-view.js';
import { routeFormTexts } from '../../../templates/approval-routes/texts.js';
import type { FormError } from '../../../templates/components/form-error.js';
import { versionOf } from '../../expenses/pages/form-body.js';
import { textOf, type FormBody } from '../../people/form-values.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { Text } from '../../platform/i18n/locale.js';
import { actorOf, localeOf } from '../../platform/web/actor-of-request.js';
import { handleForm } from '../../platform/web/form-outcome.js';
import { AddStandardRoutes } from '../add-standard-routes.js';
import { KeepRoutes } from '../keep-routes.js';
import { SimulateRoute } from '../simulate-route.js';
import {
  applyStepAction,
  inputFromValues,
  routeField,
  scopeFrom,
  supposedClaim,
  supposedField,
  supposedFromForm,
  valuesFromForm,
} from './route-form-values.js';
import { RouteRenderer, type FormShown, type Seen } from './routes.render.js';

const LIST = '/settings/routes';

/** What was sent of a route's form. */
interface Sent {
  readonly body: FormBody;
  readonly values: RouteFormValues;
  /** Draws the form again. */
  readonly form: (shown: FormShown) => Promise<VNode>;
  /** Of a route that is there already. */
  readonly id?: string;
}

/** 설정 › 결재선: everybody of the team reads, administrators and officers keep their own. */
@ApiExcludeController()
@Controller('settings/routes')
export class RoutePages {
  constructor(
    private readonly renderer: RouteRenderer,
    private readonly routes: KeepRoutes,
    private readonly standard: AddStandardRoutes,
    private readonly simulating: SimulateRoute,
  ) {}

  @Get()
  list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VNode> {
    return this.renderer.list({ request, reply });
  }

  @Get('new')
  blank(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode> {
    return this.renderer.blank({ request, reply }, scopeFrom(textOf(query, 'scope')));
  }

  /** Without anything supposed only the questions. */
  @Get('simulation')
  simulation(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: FormBody,
  ): Promise<VNode | void> {
    const seen = { request, reply };
    const values = supposedFromForm(query);
    if (!('fundId' in query)) return this.renderer.simulation(seen, { values });
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        const simulation = await this.simulating.execute(actorOf(request), supposedClaim(values));
        return { page: await this.renderer.simulation(seen, { values, simulation }) };
      },
      again: (errors) =>
        this.renderer.simulation(seen, {
          values,
          errors: errors.map((error) => ({ ...error, field: error.field && supposedField(error.field) })),
        }),
    });
  }

  @Post()
  create(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const seen = { request, reply };
    const values = applyStepAction(valuesFromForm(body), textOf(body, 'action'));
    return this.answer(seen, {
      body,
      values,
      form: (shown) => this.renderer.blank(seen, values.scope, { values, ...shown }),
    });
  }

  @Post('standard')
  addStandard(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.onList({ request, reply }, async () => {
      const added = await this.standard.execute(actorOf(request), scopeFrom(textOf(body, 'scope')));
      return routeFormTexts.standardAdded[localeOf(request)](added.length);
    });
  }

  @Get(':id')
  edit(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VNode> {
    return this.renderer.edit({ request, reply }, id);
  }

  @Post(':id')
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    const seen = { request, reply };
    const values = applyStepAction(valuesFromForm(body), textOf(body, 'action'));
    const version = versionOf(body);
    return this.answer(seen, {
      body,
      values,
      id,
      form: (shown) => this.renderer.edit(seen, id, { values, version, ...shown }),
    });
  }

  @Post(':id/move')
  move(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.onList({ request, reply }, async () => {
      await this.routes.move(actorOf(request), { id, by: textOf(body, 'to') === 'up' ? -1 : 1 });
      return routeFormTexts.moved[localeOf(request)];
    });
  }

  @Post(':id/removal')
  remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody = {},
  ): Promise<VNode | void> {
    return this.onList({ request, reply }, async () => {
      await this.routes.remove(actorOf(request), { id, version: versionOf(body) });
      return routeFormTexts.removed[localeOf(request)];
    });
  }

  /** Saves, tries, or only draws the form anew with a step more or less. */
  private answer(seen: Seen, sent: Sent): Promise<VNode | void> {
    const { request, reply } = seen;
    const { body, values, form } = sent;
    const action = textOf(body, 'action') || 'save';
    const tried = supposedFromForm(body, 'try.');
    let isGone = false;
    return handleForm({
      reply,
      locale: localeOf(request),
      act: async () => {
        if (action === 'try') return { page: await this.tried(seen, sent) };
        if (action !== 'save') return { page: await form({ tried }) };
        const text = await this.save(seen, sent).catch((error: unknown) => {
          isGone = error instanceof DomainError && error.code === 'route.removed';
          throw error;
        });
        return { to: LIST, flash: { kind: 'success', text: text[localeOf(request)] } };
      },
      again: (errors) => {
        const shown = { tried, errors: named(errors, action === 'try') };
        // What was written isn't lost with the route: saving makes a new one of it.
        return isGone ? this.renderer.blank(seen, values.scope, { values, ...shown }) : form(shown);
      },
    });
  }

  private async save({ request }: Seen, { body, values, id }: Sent): Promise<Text> {
    const { input, unread } = inputFromValues(values);
    if (id === undefined) {
      await this.routes.create(actorOf(request), { ...input, scope: values.scope, unread });
      return routeFormTexts.created;
    }
    await this.routes.change(actorOf(request), { id, version: versionOf(body), input, unread });
    return routeFormTexts.saved;
  }

  private async tried({ request }: Seen, { body, values, id, form }: Sent): Promise<VNode> {
    const tried = supposedFromForm(body, 'try.');
    const { input, unread } = inputFromValues(values);
    const draft = { id, scope: values.scope, input };
    const simulation = await this.simulating.execute(actorOf(request), supposedClaim(tried), {
      draft,
      unread,
    });
    return form({ tried, simulation });
  }

  private onList(seen: Seen, act: () => Promise<string>): Promise<VNode | void> {
    return handleForm({
      reply: seen.reply,
      locale: localeOf(seen.request),
      act: async () => ({ to: LIST, flash: { kind: 'success', text: await act() } }),
      again: (errors) => this.renderer.list(seen, errors),
    });
  }
}

/** The supposed claim's fields stand in the route's form under `try.`. */
function named(errors: readonly FormError[], tries: boolean): FormError[] {
  return errors.map(({ field, ...error }) => ({
    ...error,
    field: field && ((tries ? supposedField(field, 'try.') : undefined) ?? routeField(field)),
  }));
}
