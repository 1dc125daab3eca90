import { findShipped, SHIPPED_TEMPLATES } from '../templates/shipped/index.ts';
import type { TemplateFile } from '../templates/template.ts';
import { SECTION_KEYS, type SectionKey } from './shape.ts';

/** Names of the templates that a draft can be made with when no server is at hand. */
export const TEMPLATE_NAMES: string[] = SHIPPED_TEMPLATES.map(({ key }) => key);

/** A shipped template by its name; "customer" is short for the customer-facing one. */
export const findTemplate = (name: string): TemplateFile | undefined =>
  findShipped(name === 'customer' ? 'customer-facing' : name);

/** Whether the drafter has something to say in sections of this key. */
export const isDrafted = (key: string): key is SectionKey => (SECTION_KEYS as readonly string[]).includes(key);
