import { Module } from '@nestjs/common';
import { EvidenceQueries } from './evidence.queries.js';
import { ReceiveEvidence } from './receive-evidence.js';

@Module({ providers: [EvidenceQueries, ReceiveEvidence], exports: [EvidenceQueries, ReceiveEvidence] })
export class EvidenceModule {}
