import './cite.css';

type CiteProps = { number: number | string; label: string; onOpen: () => void };
/** An evidence number: press it to see the event that proves the statement before it. */
export function Cite({ number, label, onOpen }: CiteProps) {
  return (
    <button
      type="button"
      className="cite"
      onClick={onOpen}
      aria-label={`Evidence ${number}: ${label}`}
      data-tip={label}
    >
      {number}
    </button>
  );
}
