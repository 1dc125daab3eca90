import { Link } from '@tanstack/react-router';
import type { HomeItem } from '../../data/installation.ts';
import { Day } from '../../ui/when.tsx';
import '../../ui/item-list.css';

/** One thing that needs the reader: what, why, and by when. */
export function NeedItem({ item, isAt }: { item: HomeItem; isAt: boolean }) {
  return (
    <Link to={item.path} className={`item ${isAt ? 'is-at' : ''}`}>
      <span className="item-ref">{item.reference}</span>
      <span className="item-text clamp-2 words">
        <b dir="auto">{item.title}</b>
        {item.why && <span> · {item.why}</span>}
      </span>
      <span className="item-side">
        {item.detail && <span className="item-detail">{item.detail}</span>}
        <span className={`item-when ${item.late ? 'is-late' : ''}`}>
          {item.whenWord ?? (item.when && <Day at={item.when} />)}
        </span>
      </span>
    </Link>
  );
}
