import { DOMParser, type Node } from '@xmldom/xmldom';

/** The document element; throws for the least that is not well-formed. */
export function parseXml(xml: string): Node {
  const fail = (level: string, message: string) => {
    // A replacement character is a warning there: it is text like any other.
    if (level !== 'warning') throw new Error(`${level}: ${message}`);
  };
  const document = new DOMParser({ onError: fail }).parseFromString(xml, 'text/xml');
  if (!document.documentElement) throw new Error('no element');
  return document.documentElement;
}

/** The words of an element, with what `after` says behind each element by its name. */
export function textOf(node: Node, after: (name: string) => string): string {
  if (node.nodeType === 3 || node.nodeType === 4) return node.nodeValue ?? '';
  return Array.from(node.childNodes, (child) => textOf(child, after)).join('') + after(node.nodeName);
}
