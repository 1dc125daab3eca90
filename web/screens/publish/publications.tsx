import { Link, useParams, useSearch } from '@tanstack/react-router';
import { AUDIENCE_WORDS, usePublications } from '../../data/publications.ts';
import { DocumentCrumbs } from '../../document/document-crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { PlanEditor } from './plan-editor.tsx';
import { VersionList } from './version-list.tsx';
import { VersionReader } from './version-reader.tsx';
import './publish.css';

/** What was published of one document and for whom; within it the making of a new version, and the reading of one. */
export default function Publications() {
  const { ref } = useParams({ from: '/inside/post-mortems/$ref/publications' });
  const { for: audience, version } = useSearch({ from: '/inside/post-mortems/$ref/publications' });
  const list = usePublications(ref);
  const opened = list.data?.items.find(({ id }) => id === version);
  const isWide = audience !== undefined || opened !== undefined;
  const here = audience
    ? `New version for ${AUDIENCE_WORDS[audience]}`
    : opened
      ? `Version ${opened.number} for ${AUDIENCE_WORDS[opened.audience]}`
      : 'Publications';
  const between = isWide
    ? [
        <Link key="list" to="/post-mortems/$ref/publications" params={{ ref }}>
          Publications
        </Link>,
      ]
    : [];
  return (
    <Page
      title={`${here} of ${list.data?.reference ?? ref}`}
      hasHeading={false}
      width={isWide ? 'full' : 'narrow'}
      crumbs={
        <DocumentCrumbs document={ref} reference={list.data?.reference} between={between}>
          {here}
        </DocumentCrumbs>
      }
    >
      {list.error && !list.data ? (
        <Failed error={list.error} what="publications" retry={() => void list.refetch()} />
      ) : !list.data ? (
        <BoneRows rows={4} />
      ) : audience ? (
        <PlanEditor key={audience} reference={ref} audience={audience} list={list.data} />
      ) : opened ? (
        <VersionReader key={opened.id} version={opened} isCounted={list.data.isCounted} />
      ) : (
        <VersionList reference={ref} list={list.data} />
      )}
    </Page>
  );
}
