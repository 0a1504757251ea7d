import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DeadlineStore } from './deadline-store.js';
import { SettlementDays } from './settlement-days.js';
import { StageClock } from './stage-clock.js';

const PARTS = [StageClock, DeadlineStore, SettlementDays];

/** What falls due when, for features that show it or judge by it; nothing of pages and notices. */
@Module({ imports: [ProgrammesModule], providers: PARTS, exports: PARTS })
export class StageClockModule {}
