import { asLine, asPayload, asPayloads, asText, asUrl, type Payload, pick } from '../webhooks/payload.ts';

const DEEPEST = 12;

/**
 * The words of a Slack message that has no `text` of its own: its blocks, else its attachments, then the files with it.
 * The result is Slack's markup still.
 */
export function wordsOf(message: Payload): string {
  const text = asText(message.text) ?? '';
  const blocks = text === '' ? readBlocks(message.blocks, 0) : '';
  const attachments = text === '' && blocks === '' ? asPayloads(message.attachments).map(readAttachment) : [];
  const files = asPayloads(message.files).map(readFile);
  return [text, blocks, ...attachments, ...files].filter((part) => part !== '').join('\n');
}

function readFile(file: Payload): string {
  const name = asLine(pick(file, 'title', 'name', 'id'), 300) ?? 'file';
  const url = asUrl(pick(file, 'permalink', 'url_private'));
  if (file.mode === 'tombstone' || file.mode === 'hidden_by_limit') return 'File: no longer there';
  return url ? `File: <${url}|${name.replace(/[<>|]/g, ' ')}>` : `File: ${name}`;
}

function readAttachment(attachment: Payload): string {
  const title = asText(attachment.title, 3000);
  const link = asUrl(attachment.title_link);
  const fields = asPayloads(attachment.fields).map((field) =>
    [asText(field.title, 500), asText(field.value, 5000)].filter(Boolean).join(': '),
  );
  const parts = [
    asText(attachment.pretext),
    title && link ? `<${link}|${title.replace(/[<>|]/g, ' ')}>` : title,
    asText(attachment.text),
    ...fields,
  ].filter(Boolean);
  if (parts.length > 0) return parts.join('\n');
  return readBlocks(attachment.blocks, 0) || (asText(attachment.fallback) ?? '');
}

function readBlocks(value: unknown, depth: number): string {
  return asPayloads(value)
    .map((block) => readBlock(block, depth))
    .filter((part) => part.trim() !== '')
    .join('\n');
}

function readBlock(block: Payload, depth: number): string {
  if (depth > DEEPEST) return '';
  if (block.type === 'rich_text')
    return asPayloads(block.elements)
      .map((part) => readRichPart(part, depth + 1))
      .join('\n');
  const text = asPayload(block.text);
  const fields = asPayloads(block.fields).map((field) => asText(field.text) ?? '');
  const elements =
    block.type === 'context' ? asPayloads(block.elements).map((element) => asText(element.text) ?? '') : [];
  const title = block.type === 'image' ? asText(asPayload(block.title)?.text ?? block.alt_text) : undefined;
  return [text ? asText(text.text) : asText(block.text), ...fields, ...elements, title].filter(Boolean).join('\n');
}

function readRichPart(part: Payload, depth: number): string {
  if (depth > DEEPEST) return '';
  const elements = asPayloads(part.elements);
  if (part.type === 'rich_text_list') {
    return elements
      .map((item, index) => `${part.style === 'ordered' ? `${index + 1}.` : '•'} ${readRichPart(item, depth + 1)}`)
      .join('\n');
  }
  const inline = elements.map(readInline).join('');
  if (part.type === 'rich_text_preformatted') return `\`\`\`${inline}\`\`\``;
  return part.type === 'rich_text_quote' ? inline.replace(/^/gm, '> ') : inline;
}

function readInline(element: Payload): string {
  const text = typeof element.text === 'string' ? element.text : '';
  switch (element.type) {
    case 'user':
      return `<@${asLine(element.user_id) ?? ''}>`;
    case 'channel':
      return `<#${asLine(element.channel_id) ?? ''}>`;
    case 'emoji':
      return `:${asLine(element.name, 80) ?? 'emoji'}:`;
    case 'link':
      return text ? `<${asText(element.url) ?? ''}|${text}>` : `<${asText(element.url) ?? ''}>`;
    case 'broadcast':
      return `<!${asLine(element.range) ?? 'here'}>`;
    case 'usergroup':
      return `<!subteam^${asLine(element.usergroup_id) ?? ''}>`;
    default: {
      const style = asPayload(element.style);
      return style?.code === true ? `\`${text}\`` : style?.bold === true && text.trim() === text ? `*${text}*` : text;
    }
  }
}
