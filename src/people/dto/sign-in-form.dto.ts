import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** A field left out and a field left empty are the same to the person: both fail to sign in, in the same words. */
function text({ value }: { value: unknown }): unknown {
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}

export class SignInForm {
  @Transform(text)
  @IsString()
  email = '';

  @Transform(text)
  @IsString()
  password = '';

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  returnTo?: string;
}

export class LanguageForm {
  @IsOptional()
  @IsString()
  @MaxLength(10)
  locale?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  returnTo?: string;
}
