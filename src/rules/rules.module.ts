import { Module } from '@nestjs/common';
import { RulePacks } from './rule-packs.js';

@Module({
  providers: [RulePacks],
  exports: [RulePacks],
})
export class RulesModule {}
