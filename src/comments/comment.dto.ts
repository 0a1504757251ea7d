import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class CommentListQuery {
  /** Cursor of the page before: `previous` of the last answer. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  before?: string;

  /** 50 unless given. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class WriteCommentDto {
  /** Up to 2000 characters. `@이름` of somebody who may see the claim calls them. */
  @IsString()
  @MaxLength(4000)
  body!: string;

  /** Ids of people of the claim's team who find it on their home page. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(300)
  @IsUUID(undefined, { each: true })
  mentions?: string[];

  /** Calls the programme office; on claims of the common pot only. */
  @IsOptional()
  @IsBoolean()
  mentionsOffice?: boolean;

  /** Documents of the team, uploaded before. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}
