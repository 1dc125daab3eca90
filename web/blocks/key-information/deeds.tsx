import { Cites } from '../cites.tsx';

type DeedsProps = { name: string; deeds: readonly { what: string; evidence: readonly string[] }[] };

/** ": acknowledged it ⁵, acted to end it ¹⁴" after a name. */
export function Deeds({ name, deeds }: DeedsProps) {
  return deeds.map((deed, index) => (
    <span key={deed.what} className="quiet words" dir="auto">
      {index === 0 ? ': ' : ', '}
      {deed.what}
      <Cites ids={deed.evidence} most={1} label={`${name}: ${deed.what}`} />
    </span>
  ));
}
