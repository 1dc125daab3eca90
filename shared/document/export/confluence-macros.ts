import { escapeXml, xmlCharacters } from '../escape-xml.ts';

/** A macro of Confluence; `body` is storage format. A parameter without a name is the macro's only one. */
export function macro(name: string, parameters: Record<string, string>, body?: string): string {
  const given = Object.entries(parameters).map(
    ([key, value]) => `<ac:parameter ac:name="${escapeXml(key)}">${escapeXml(value)}</ac:parameter>`,
  );
  const rich = body === undefined ? '' : `<ac:rich-text-body>${body}</ac:rich-text-body>`;
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${given.join('')}${rich}</ac:structured-macro>`;
}

/** What a reader opens to see: drawings in words. */
export function expandMacro(title: string, body: string): string {
  return macro('expand', { title }, body);
}

/** A picture that is attached to the page, as wide as the text at most. */
export function attachedImage(attachment: string, words: string): string {
  return `<ac:image ac:alt="${escapeXml(words)}" ac:width="760"><ri:attachment ri:filename="${escapeXml(attachment)}" /></ac:image>`;
}

export function statusLozenge(title: string, colour: string): string {
  return macro('status', { colour, title });
}

/** Code is not rich text: it stands as characters, whatever they are. */
export function codeMacro(text: string, language: string | undefined): string {
  const given = language ? `<ac:parameter ac:name="language">${escapeXml(language)}</ac:parameter>` : '';
  return `<ac:structured-macro ac:name="code" ac:schema-version="1">${given}<ac:plain-text-body>${characters(text)}</ac:plain-text-body></ac:structured-macro>`;
}

/** A link to an anchor of the same page. */
export function anchorLink(anchor: string, words: string): string {
  return `<ac:link ac:anchor="${escapeXml(anchor)}"><ac:plain-text-link-body>${characters(words)}</ac:plain-text-link-body></ac:link>`;
}

/** Characters to the letter: the one sequence that would end them stands in two parts. */
function characters(text: string): string {
  return `<![CDATA[${xmlCharacters(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
