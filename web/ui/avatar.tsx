import './avatar.css';

/** Two letters on a colour that stays with the name. */
export function Avatar({ name }: { name: string }) {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  let hue = 7;
  for (const letter of name) hue = (hue * 31 + letter.codePointAt(0)!) % 360;
  return (
    <span className="avatar" style={{ '--hue': hue } as object} aria-hidden="true">
      {letters.join('').toUpperCase() || '?'}
    </span>
  );
}
