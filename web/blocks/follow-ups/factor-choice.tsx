import { useFactors } from '../../data/factors.ts';
import { useDocument } from '../../document/document-context.ts';
import { Menu, MenuCheck } from '../../ui/menu.tsx';
import { isStanding } from '../factors/factor-sort.ts';

type FactorChoiceProps = { ids: readonly string[]; mayEdit: boolean; onChange: (ids: string[]) => void };

/** Which contributing factors it addresses, by name. */
export function FactorChoice({ ids, mayEdit, onChange }: FactorChoiceProps) {
  const { postMortem } = useDocument();
  const factors = useFactors(postMortem.id).data?.items.filter(isStanding) ?? [];
  const chosen = factors.filter((factor) => ids.includes(factor.id));
  const words = chosen.length > 0 ? `for: ${chosen.map((factor) => factor.title).join('; ')}` : '';
  if (!mayEdit || factors.length === 0) return words ? <span className="fu-factor words">{words}</span> : null;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={`choice fu-factor ${words ? '' : 'live-control'}`}
          data-tip={words || undefined}
        >
          <span className="clamp-1" dir="auto">
            {words || 'for a factor'}
          </span>
        </button>
      }
    >
      {factors.map((factor) => (
        <MenuCheck
          key={factor.id}
          checked={ids.includes(factor.id)}
          onChange={(isChosen) => onChange(isChosen ? [...ids, factor.id] : ids.filter((id) => id !== factor.id))}
        >
          <span className="words" dir="auto">
            {factor.title}
          </span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
