import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { AddStandardRoutes } from './add-standard-routes.js';
import { RoutesController } from './api/routes.controller.js';
import { KeepRoutes } from './keep-routes.js';
import { RouteGroundQueries } from './route-ground.js';
import { RouteQueries } from './route.queries.js';
import { RouteStore } from './route-store.js';
import { SimulateRoute } from './simulate-route.js';

/** Approval routes (결재선) as a team and the programme keep them. */
@Module({
  imports: [ApprovalsModule, ProgrammesModule, RulesModule],
  controllers: [RoutesController],
  providers: [KeepRoutes, AddStandardRoutes, SimulateRoute, RouteStore, RouteGroundQueries, RouteQueries],
  exports: [AddStandardRoutes],
})
export class ApprovalRoutesModule {}
