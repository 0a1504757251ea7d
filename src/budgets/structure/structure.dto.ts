import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { StructureFieldName } from '../../../templates/settings/structure-view.js';

function Typed(): PropertyDecorator {
  return (target, name) => {
    IsOptional()(target, name);
    IsString()(target, name);
    MaxLength(200)(target, name);
  };
}

/** Whatever a structure form may send, as typed. */
export class StructureFormDto implements Partial<Record<StructureFieldName, string>> {
  @Typed() code?: string;
  @Typed() name?: string;
  @Typed() nameEn?: string;
  @Typed() fiscalYearId?: string;
  @Typed() year?: string;
  @Typed() startsOn?: string;
  @Typed() endsOn?: string;
  @Typed() kind?: string;
  @Typed() status?: string;
  @Typed() joinedOn?: string;
  @Typed() businessNumber?: string;
  @Typed() vatRecovery?: string;
  @Typed() teamId?: string;
  @Typed() teamRole?: string;
  @Typed() parentId?: string;
  @Typed() validFrom?: string;
  @Typed() validTo?: string;
  @Typed() fundId?: string;
  @Typed() stageId?: string;
  @Typed() institutionId?: string;
  @Typed() categoryId?: string;
  @Typed() means?: string;
  @Typed() confirmed?: string;
}

export class StructurePageQuery {
  @IsOptional()
  @IsUUID()
  edit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  after?: string;
}
