import type { TemplateFile } from '../template.ts';
import { CUSTOMER_FACING } from './customer-facing.ts';
import { LIGHT } from './light.ts';
import { SECURITY } from './security.ts';
import { STANDARD } from './standard.ts';

/** The templates that come with the product: ordinary ones, that can be edited, retired and brought back to this form. */
export const SHIPPED_TEMPLATES: readonly TemplateFile[] = [STANDARD, LIGHT, CUSTOMER_FACING, SECURITY];

/** The default one of a new installation. */
export const DEFAULT_TEMPLATE = STANDARD.key;

export const findShipped = (key: string): TemplateFile | undefined =>
  SHIPPED_TEMPLATES.find((template) => template.key === key);
