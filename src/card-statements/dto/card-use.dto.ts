import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';

export class FileCardUseDto {
  /** Stored documents of this use, such as its receipt. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

export class AskForDocumentDto {
  /** Who of the team is asked; also asked by itself for the next uses of the same card. */
  @IsUUID()
  personId!: string;
}
