import { Module } from '@nestjs/common';
import { ReceiveArchive } from './archive/receive-archive.js';
import { EvidenceQueries } from './evidence.queries.js';
import type { HanjangConfig } from '../platform/config/config.js';
import { HANJANG_CONFIG } from '../platform/config/config-token.js';
import { PdfReader } from './pdf/pdf-reader.js';
import { PhotoReader } from './photo/photo-reader.js';
import { ReadPhotos } from './photo/read-photos.js';
import { ReceiveEvidence } from './receive-evidence.js';
import { readTrustedRoots, TrustedRoots } from './signature/trusted-roots.js';

@Module({
  providers: [
    EvidenceQueries,
    ReceiveArchive,
    ReceiveEvidence,
    PdfReader,
    PhotoReader,
    ReadPhotos,
    {
      provide: TrustedRoots,
      inject: [HANJANG_CONFIG],
      useFactory: (config: HanjangConfig) => readTrustedRoots(config.trustedRootsDir),
    },
  ],
  exports: [EvidenceQueries, PdfReader, PhotoReader, ReceiveArchive, ReceiveEvidence, ReadPhotos],
})
export class EvidenceModule {}
