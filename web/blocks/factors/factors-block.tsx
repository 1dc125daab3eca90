import { GitFork, LayoutGrid } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Factor, useFactors } from '../../data/factors.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Failed } from '../../ui/states.tsx';
import { useStable } from '../../ui/use-stable.ts';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { CoverageNotes } from '../follow-ups/coverage-notes.tsx';
import { FactorCard } from './factor-card.tsx';
import { countWords, isStanding, movedOne, ofBlock, type Which } from './factor-sort.ts';
import { NewFactor } from './new-factor.tsx';
import { type FactorActions, useFactorActions } from './use-factor-actions.ts';
import { useFactorView } from './use-factor-view.ts';
import './factors.css';

const FactorGraph = lazy(() => import('./graph/factor-graph.tsx'));

type BlockProps = { which: Which; editable: boolean };
const LABELS: Record<Which, string> = { factors: 'Contributing factors', mitigators: 'What limited the damage' };

/** What contributed, or what kept it from being worse: as cards, and as a graph of what led to what. */
export function FactorsBlock({ which, editable: mayEdit }: BlockProps) {
  const { postMortem } = useDocument();
  const query = useFactors(postMortem.id);
  const actions = useFactorActions();
  const [view, setView] = useFactorView();
  const [isAdding, setAdding] = useState(false);
  const all = query.data?.items;
  const standing = all?.filter(isStanding) ?? [];
  const mine = ofBlock(standing, which);
  const hasGraph = which === 'factors' && standing.length > 1;
  const showsGraph = hasGraph && view === 'graph';
  return (
    <BlockFrame
      label={LABELS[which]}
      summary={all && countWords(all, which)}
      acts={
        (hasGraph || mine.length > 0) && (
          <>
            {hasGraph && <ViewSwitch view={view} onChange={setView} />}
            {mayEdit && mine.length > 0 && !isAdding && (
              <TextButton onClick={() => setAdding(true)}>
                {which === 'factors' ? 'Add a factor' : 'Add another'}
              </TextButton>
            )}
          </>
        )
      }
    >
      {query.error && !all ? (
        <Failed error={query.error} what="factors" retry={() => void query.refetch()} inline />
      ) : !all ? (
        <BlockBones rows={3} height={72} />
      ) : showsGraph ? (
        <Suspense fallback={<BlockBones rows={3} height={72} />}>
          <FactorGraph
            factors={standing}
            mayEdit={mayEdit}
            actions={actions}
            onEdit={(id) => {
              flushSync(() => setView('cards'));
              showCard(id);
            }}
          />
        </Suspense>
      ) : mine.length > 0 ? (
        <Cards factors={mine} all={all} mayEdit={mayEdit} actions={actions} />
      ) : (
        !isAdding && <NothingYet which={which} mayEdit={mayEdit} onAdd={() => setAdding(true)} />
      )}
      {isAdding && mayEdit && <NewFactor which={which} onClose={() => setAdding(false)} />}
      {which === 'factors' && mayEdit && mine.length > 0 && <CoverageNotes about="factors" />}
      {mayEdit && all && <Struck factors={ofBlock(all, which)} actions={actions} />}
    </BlockFrame>
  );
}

function showCard(id: string) {
  const card = document.getElementById(`factor-${id}`);
  card?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  card?.focus({ preventScroll: true });
}

type CardsProps = { factors: Factor[]; all: Factor[]; mayEdit: boolean; actions: FactorActions };
function Cards({ factors, all, mayEdit, actions }: CardsProps) {
  const move = useStable((factor: Factor, by: -1 | 1) =>
    actions.order(
      movedOne(
        factors.map((one) => one.id),
        factor.id,
        by,
      ),
    ),
  );
  return (
    <ul className="factors">
      {factors.map((factor) => (
        <FactorCard
          key={factor.id}
          factor={factor}
          all={all}
          mayEdit={mayEdit}
          actions={actions}
          onMove={move}
          onShow={showCard}
        />
      ))}
    </ul>
  );
}

function NothingYet({ which, mayEdit, onAdd }: { which: Which; mayEdit: boolean; onAdd: () => void }) {
  if (which === 'mitigators') {
    return (
      <BlockEmpty
        action={
          mayEdit && (
            <Button small onClick={onAdd}>
              Say what helped
            </Button>
          )
        }
      >
        Nothing yet. What kept this from being worse deserves to be kept: a queue that held, somebody who looked twice.
      </BlockEmpty>
    );
  }
  return (
    <BlockEmpty
      action={
        mayEdit && (
          <Button small onClick={onAdd}>
            Add the first factor
          </Button>
        )
      }
    >
      Nothing yet. A factor is anything without which this would have gone differently; there is never only one.
    </BlockEmpty>
  );
}

/** What was proposed and turned down: it does not come back by itself, but it can be brought back. */
function Struck({ factors, actions }: { factors: Factor[]; actions: FactorActions }) {
  const struck = factors.filter((factor) => !isStanding(factor));
  if (struck.length === 0) return null;
  return (
    <details className="struck live-control">
      <summary>{struck.length} struck</summary>
      <ul className="live-rows">
        {struck.map((factor) => (
          <li key={factor.id}>
            <span className="words" dir="auto">
              {factor.title}
            </span>
            <TextButton quiet onClick={() => void actions.state(factor, 'confirmed')}>
              Bring back
            </TextButton>
          </li>
        ))}
      </ul>
    </details>
  );
}

function ViewSwitch({ view, onChange }: { view: 'cards' | 'graph'; onChange: (view: 'cards' | 'graph') => void }) {
  return (
    <span className="view-switch">
      <button type="button" aria-pressed={view === 'cards'} onClick={() => onChange('cards')}>
        <LayoutGrid size={13} aria-hidden /> Cards
      </button>
      <button type="button" aria-pressed={view === 'graph'} onClick={() => onChange('graph')}>
        <GitFork size={13} aria-hidden /> Graph
      </button>
    </span>
  );
}
