import { Module } from '@nestjs/common';
import { SupplierPages } from './suppliers.pages.js';
import { SupplierQueries } from './supplier.queries.js';
import { SuppliersController } from './suppliers.controller.js';

/** Suppliers (거래처) of a team. */
@Module({
  controllers: [SuppliersController, SupplierPages],
  providers: [SupplierQueries],
})
export class SuppliersModule {}
