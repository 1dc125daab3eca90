/** A kept body for reading: JSON set out in lines, anything else as it came, with a word on what it is. */
export function readable(body: string): { text: string; note: string } {
  if (body.trim() === '') return { text: '(empty)', note: 'an empty body' };
  try {
    return { text: JSON.stringify(JSON.parse(body), null, 2), note: '' };
  } catch {
    // The server shows the beginning of a long body and marks that it was cut.
    const isCut = body.length > 60_000 && body.endsWith('…');
    return { text: body, note: isCut ? 'the beginning of a longer body' : 'not JSON' };
  }
}
