import { OUTCOMES, type Outcome } from '#shared/contracts/incidents.ts';
import { explain } from '../../data/api.ts';
import type { PreviewRow, usePolicyPreview } from '../../data/policy.ts';
import { OUTCOME_WORDS } from '../../ui/chip.tsx';
import { Bone } from '../../ui/states.tsx';
import { PreviewList } from './preview-list.tsx';
import './policy-preview.css';

/** What these thresholds would have decided for the last incidents, as they are being moved. */
export function PolicyPreview({ preview }: { preview: ReturnType<typeof usePolicyPreview> }) {
  const items = preview.data?.items;
  return (
    <aside className="policy-preview" id="preview" aria-label="What would this have decided?">
      <h2>What would this have decided?</h2>
      {preview.error ? (
        <p className="small bad" role="alert">
          {explain(preview.error)}
        </p>
      ) : !items ? (
        <Bone height={120} />
      ) : items.length === 0 ? (
        <p className="small faint">
          Nothing to try it on yet: no incident has been decided. The first ones show here what a threshold does.
        </p>
      ) : (
        <div className={preview.isPlaceholderData ? 'is-stale' : ''}>
          <p className="small faint">
            {items.length === 1 ? 'For the last incident' : `For the last ${items.length} incidents`}, beside what the
            policy in force decides.
          </p>
          <div className="policy-tally">
            {OUTCOMES.map((outcome) => (
              <Tally key={outcome} outcome={outcome} items={items} />
            ))}
          </div>
          <PreviewList items={items} />
        </div>
      )}
    </aside>
  );
}

function Tally({ outcome, items }: { outcome: Outcome; items: PreviewRow[] }) {
  const now = items.filter((item) => item.proposed === outcome).length;
  const before = items.filter((item) => item.current === outcome).length;
  return (
    <div data-tip={`${now} of ${items.length}; ${before} under the policy in force`}>
      <span>{OUTCOME_WORDS[outcome]}</span>
      <span className={`policy-bar bar-${outcome}`} aria-hidden="true">
        <i style={{ width: `${(now / items.length) * 100}%` }} />
        <b style={{ left: `${(before / items.length) * 100}%` }} />
      </span>
      <span className="num">
        {now}
        {now !== before && <span className="faint"> was {before}</span>}
      </span>
    </div>
  );
}
