import { expect, it } from 'vitest';
import type { Context } from '#server/platform/context.ts';
import { richDocument } from '#tests/support/rich-document.ts';
import { renderFile } from './render-file.ts';

it('refuses to hold more files in the making than memory has room for, and goes on after', async () => {
  const make = () => renderFile({} as Context, 'PM-1', richDocument(), 'html');
  const answers = await Promise.allSettled(Array.from({ length: 20 }, make));
  const refused = answers.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(4);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'too-many-requests' });
  expect(String(await make())).toContain('<!doctype html>');
});
