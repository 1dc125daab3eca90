import { useDocument } from '../document/document-context.ts';
import { Cite } from '../ui/cite.tsx';

type CitesProps = { ids: readonly string[]; label: string; most?: number };

/** The numbers by which the document cites these events. An event that it does not cite has none. */
export function Cites({ ids, label, most = 3 }: CitesProps) {
  const { numbers, show } = useDocument();
  const cited = [...new Set(ids.flatMap((id) => numbers.get(id) ?? []))].slice(0, most);
  return cited.map((number) => <Cite key={number} number={number} label={label} onOpen={() => show(number)} />);
}
