import { useFollowUps } from '../../data/follow-ups.ts';
import { useDocument } from '../../document/document-context.ts';
import { Menu, MenuCheck } from '../../ui/menu.tsx';

type AddressedProps = { ids: readonly string[]; mayEdit: boolean; onChange: (ids: string[]) => void };

/** Which follow-ups of the document address a risk, by reference. */
export function AddressedBy({ ids, mayEdit, onChange }: AddressedProps) {
  const { postMortem } = useDocument();
  const list = useFollowUps({ postMortem: postMortem.reference, state: ['candidate', 'confirmed'] });
  const planned = list.data?.pages.flatMap((page) => page.items).filter((one) => one.state === 'confirmed') ?? [];
  const chosen = planned.filter((one) => ids.includes(one.id));
  const words = chosen.length > 0 ? `addressed by ${chosen.map((one) => one.reference).join(', ')}` : '';
  if (!mayEdit || planned.length === 0) return words ? <span className="addressed">{words}</span> : null;
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={`choice addressed ${words ? '' : 'is-none live-control'}`}>
          {words || 'addressed by'}
        </button>
      }
    >
      {planned.map((one) => (
        <MenuCheck
          key={one.id}
          checked={ids.includes(one.id)}
          note={one.reference}
          onChange={(isChosen) => onChange(isChosen ? [...ids, one.id] : ids.filter((id) => id !== one.id))}
        >
          <span className="words" dir="auto">
            {one.title}
          </span>
        </MenuCheck>
      ))}
    </Menu>
  );
}
