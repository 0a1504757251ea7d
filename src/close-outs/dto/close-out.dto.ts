import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

export class CloseOutTickDto {
  @IsBoolean()
  done!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string;
}
