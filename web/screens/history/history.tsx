import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { usePostMortem } from '../../data/post-mortems.ts';
import { useVersion, useVersions, type VersionRow } from '../../data/versions.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { Bone, Failed, State } from '../../ui/states.tsx';
import { useRows } from '../../ui/use-rows.ts';
import { ZoneContext } from '../../ui/zone.ts';
import { AuthorshipView } from './authorship.tsx';
import { Comparison } from './comparison.tsx';
import { HistoryActions } from './history-actions.tsx';
import { VersionList } from './version-list.tsx';
import './history.css';

/** What the document was, who changed what, and the way back. */
export default function History() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/history' });
  const { version: wanted, against, authors } = useSearch({ from: '/inside/post-mortems/$ref/history' });
  const navigate = useNavigate();
  const postMortem = usePostMortem(ref);
  const list = useVersions(ref);
  const versions = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const chosen = versions.find((one) => one.number === wanted) ?? versions[0];
  const base = baseOf(versions, chosen, against);
  const show = (number: number, other?: number) =>
    void navigate({
      to: '/post-mortems/$ref/history',
      params: { ref },
      search: { version: number, against: other },
      replace: true,
    });
  const rows = useRows(versions.length, { open: (index) => show(versions[index]!.number) });
  const after = useVersion(ref, chosen);
  const before = useVersion(ref, base);
  const isFirst = chosen !== undefined && base === undefined;
  const error = list.error ?? after.error ?? before.error;
  return (
    <ZoneContext value={postMortem.data?.timeZone ?? 'UTC'}>
      <Page
        title={`History of ${ref}`}
        hasHeading={false}
        width="full"
        crumbs={
          <DocumentCrumbs document={ref} reference={postMortem.data?.reference}>
            History
          </DocumentCrumbs>
        }
        actions={
          chosen &&
          !authors && (
            <HistoryActions
              postMortem={postMortem.data}
              version={chosen}
              isNewest={chosen.number === versions[0]?.number}
              onShow={show}
            />
          )
        }
        aside={
          <VersionList
            versions={versions}
            at={rows.at}
            chosen={chosen?.number}
            base={base?.number}
            hasMore={list.hasNextPage}
            onMore={() => void list.fetchNextPage()}
            isAuthors={authors === true}
            onAuthors={() =>
              void navigate({
                to: '/post-mortems/$ref/history',
                params: { ref },
                search: { authors: true },
                replace: true,
              })
            }
            onShow={show}
          />
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, and there may be nothing to press in it */}
        <article className="document" tabIndex={0}>
          {authors ? (
            <AuthorshipView refName={ref} />
          ) : error ? (
            <Failed error={error} what="history" retry={() => void list.refetch()} />
          ) : list.data && versions.length === 0 ? (
            <State title="Nothing has been written yet">
              <p>As soon as somebody writes, each burst of work is kept here as a version.</p>
            </State>
          ) : after.data && (before.data || isFirst) ? (
            <Comparison before={before.data} after={after.data} title={postMortem.data?.title ?? ''} />
          ) : (
            <HistoryBones />
          )}
        </article>
      </Page>
    </ZoneContext>
  );
}

/** Compared with the version that was asked for, else with the one before. */
function baseOf(versions: VersionRow[], chosen: VersionRow | undefined, against: number | undefined) {
  if (!chosen) return undefined;
  const asked = versions.find((one) => one.number === against && one.number !== chosen.number);
  return asked ?? versions[versions.indexOf(chosen) + 1];
}

function HistoryBones() {
  return (
    <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 14 }}>
      <Bone width="70%" height={26} />
      {[96, 100, 92, 98, 60, 88].map((width) => (
        <Bone key={width} width={`${width}%`} />
      ))}
    </div>
  );
}
