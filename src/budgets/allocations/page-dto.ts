import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

function Typed(limit: number): PropertyDecorator {
  return (target, name) => {
    IsOptional()(target, name);
    IsString()(target, name);
    MaxLength(limit)(target, name);
  };
}

export class AllocationsPageQuery {
  @IsOptional()
  @IsUUID()
  year?: string;

  /** Empty for all. */
  @Typed(36)
  fund?: string;

  @Typed(100)
  q?: string;

  @Typed(100)
  after?: string;
}

export class FundActQuery {
  @IsOptional()
  @IsUUID()
  year?: string;

  @IsOptional()
  @IsIn(['appropriate', 'reduce'])
  act?: 'appropriate' | 'reduce';
}

export class LineActQuery {
  @IsOptional()
  @IsIn(['allocate', 'deallocate'])
  act?: 'allocate' | 'deallocate';
}

/** A form that moves money: looked at once more before it does, and done once however often it is sent. */
export class MoneyFormDto {
  @Typed(60) amount?: string;
  @Typed(200) reason?: string;
  @Typed(100) key?: string;
  @Typed(5) confirmed?: string;
  @Typed(5) edit?: string;
}

export class DeclinedPageQuery {
  @IsOptional()
  @IsUUID()
  resume?: string;
}

export class DeclineFormDto {
  @Typed(36) teamId?: string;
  @Typed(36) fundId?: string;
  @Typed(20) declinedOn?: string;
  @Typed(500) reason?: string;
}

export class ResumeFormDto {
  @Typed(20) resumedOn?: string;
  @Typed(500) reason?: string;
}

export class VersionsPageQuery {
  @IsOptional()
  @IsUUID()
  year?: string;

  @Typed(100)
  after?: string;
}

export class VersionPageQuery {
  @Typed(100)
  after?: string;

  /** `all`: the whole budget as it was. */
  @IsOptional()
  @IsIn(['all', 'changes'])
  show?: 'all' | 'changes';
}

export class VersionComparisonQuery extends VersionPageQuery {
  @IsUUID()
  from!: string;

  @IsUUID()
  to!: string;
}
