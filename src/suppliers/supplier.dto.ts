import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class SupplierListQuery {
  /** Part of a name, or the beginning of a business number. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** `true`: only suppliers with a proposed account that waits for a second person. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  waiting?: boolean;

  /** Cursor of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class RenameSupplierDto {
  /** As on its registration. */
  @IsString()
  @MaxLength(1000)
  name!: string;
}

export class AddSupplierDto extends RenameSupplierDto {
  /** 사업자등록번호: ten digits, with or without hyphens; the check digit must be right. */
  @IsString()
  @MaxLength(100)
  businessNumber!: string;
}

export class ProposeAccountDto {
  /** Three digits of the bank, such as `004`. */
  @IsString()
  @MaxLength(100)
  bankCode!: string;

  /** Digits of the account number, with or without hyphens; leading zeros count. */
  @IsString()
  @MaxLength(100)
  number!: string;

  /** 예금주, as on the bank book. */
  @IsString()
  @MaxLength(1000)
  holder!: string;
}

export class ConfirmAccountDto {
  /** The proposal that was seen: a newer one isn't confirmed unseen. */
  @IsUUID()
  proposalId!: string;
}

export class ProposalDto {
  /** The proposal that was seen; without it whatever waits. */
  @IsOptional()
  @IsUUID()
  proposalId?: string;
}
