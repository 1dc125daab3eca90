import type { Client } from '@notionhq/client';
import type { NotionBlock } from './notion-blocks.ts';

type Children = Parameters<Client['blocks']['children']['append']>[0]['children'];

/** What Notion takes at once. */
const MOST_AT_ONCE = 100;

/** Appends them in order, a hundred at a time, then what stands within each: so it may go as deep as it likes. */
export async function appendBlocks(client: Client, parentId: string, blocks: readonly NotionBlock[]): Promise<void> {
  for (let at = 0; at < blocks.length; at += MOST_AT_ONCE) {
    const batch = blocks.slice(at, at + MOST_AT_ONCE);
    const { results } = await client.blocks.children.append({
      block_id: parentId,
      children: batch.map(alone) as Children,
    });
    for (const [index, one] of batch.entries()) {
      const later = isTable(one) ? one.children.slice(MOST_AT_ONCE) : one.children;
      if (later.length > 0) await appendBlocks(client, results[index]!.id, later);
    }
  }
}

const isTable = ({ block }: NotionBlock) => block.type === 'table';

/** Nothing within, but for tables: they cannot be made without rows. */
function alone(one: NotionBlock): Record<string, unknown> {
  if (!isTable(one)) return one.block;
  const rows = one.children.slice(0, MOST_AT_ONCE).map(({ block }) => block);
  return { ...one.block, table: { ...(one.block.table as object), children: rows } };
}
