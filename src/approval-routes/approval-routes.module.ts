import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { AddStandardRoutes } from './add-standard-routes.js';
import { RoutesController } from './api/routes.controller.js';
import { KeepRoutes } from './keep-routes.js';
import { RoutePages } from './pages/routes.pages.js';
import { RouteRenderer } from './pages/routes.render.js';
import { RoutesRedirectPages } from './pages/routes-redirect.pages.js';
import { RouteGroundQueries } from './route-ground.js';
import { RouteQueries } from './route.queries.js';
import { RouteStore } from './route-store.js';
import { SimulateRoute } from './simulate-route.js';

/** Approval routes (결재선) as a team and the programme keep them. */
@Module({
  imports: [ApprovalsModule, ProgrammesModule, RulesModule],
  controllers: [RoutesController, RoutePages, RoutesRedirectPages],
  providers: [
    KeepRoutes,
    AddStandardRoutes,
    SimulateRoute,
    RouteStore,
    RouteGroundQueries,
    RouteQueries,
    RouteRenderer,
  ],
  exports: [AddStandardRoutes],
})
export class ApprovalRoutesModule {}
