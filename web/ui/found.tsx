/** An excerpt of a search, whose found words stand between U+E000 and U+E001. */
export function Found({ text }: { text: string }) {
  return text.split('\uE000').map((part, index) => {
    const [found, rest] = index === 0 ? ['', part] : split(part);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={index}>
        {found && <mark>{found}</mark>}
        {rest}
      </span>
    );
  });
}
function split(part: string): [string, string] {
  const end = part.indexOf('\uE001');
  return end < 0 ? [part, ''] : [part.slice(0, end), part.slice(end + 1)];
}
