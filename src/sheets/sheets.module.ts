import { Module } from '@nestjs/common';
import { SheetMappings } from './sheet-mappings.js';

/** Reading of spreadsheets. */
@Module({ providers: [SheetMappings], exports: [SheetMappings] })
export class SheetsModule {}
