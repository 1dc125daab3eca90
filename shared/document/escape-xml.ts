/** What XML 1.0 cannot hold, not even as a reference: most control characters, halves of a surrogate pair, U+FFFE and U+FFFF. */
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** The characters of a text that XML can hold, not escaped. */
export const xmlCharacters = (text: string): string => text.toWellFormed().replace(NO_XML, '');

/** Text for XML, in elements and attributes alike; what XML cannot hold is left out. */
export const escapeXml = (text: string): string =>
  xmlCharacters(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
