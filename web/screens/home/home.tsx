import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Home as HomeData, type HomeItem, useHome } from '../../data/installation.ts';
import { useMay, useMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { openOverlay } from '../../ui/overlay.ts';
import { Page } from '../../ui/page.tsx';
import { Bone, BoneRows, Failed } from '../../ui/states.tsx';
import { useRows } from '../../ui/use-rows.ts';
import { useZone } from '../../ui/zone.ts';
import { FirstIncident } from './first-incident.tsx';
import { greeting, situation } from './greeting.ts';
import { NeedItem } from './need-item.tsx';

export default function Home() {
  const home = useHome();
  const mayCreate = useMay('incident.create');
  return (
    <Page
      title="Home"
      crumbs={<Crumbs>Home</Crumbs>}
      actions={mayCreate && <Button onClick={() => openOverlay('new-incident')}>New incident</Button>}
    >
      {home.data ? (
        <Needs home={home.data} />
      ) : home.error ? (
        <Failed error={home.error} what="list" retry={() => void home.refetch()} />
      ) : (
        <>
          <Bone width={260} height={26} />
          <div style={{ height: 36 }} />
          <BoneRows rows={6} />
        </>
      )}
    </Page>
  );
}

function Needs({ home }: { home: HomeData }) {
  const me = useMe();
  const zone = useZone();
  const navigate = useNavigate();
  const groups = useMemo(() => home.groups.filter((group) => group.items.length > 0), [home]);
  const items: HomeItem[] = groups.flatMap((group) => group.items);
  const rows = useRows(items.length, {
    open: (index) => void navigate({ to: items[index]!.path }),
    reveal: (index) => document.querySelectorAll('.item')[index]?.scrollIntoView({ block: 'nearest' }),
  });
  const name = home.greetingName ?? me?.name.split(' ')[0] ?? null;
  let index = 0;
  return (
    <>
      <h1>{greeting(name, zone)}</h1>
      <p className="quiet" style={{ marginTop: 6 }}>
        {situation(home, zone)}
      </p>
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h2 className="group-title">{group.title}</h2>
          <div className="items">
            {group.items.map((item) => {
              const at = index++;
              return <NeedItem key={item.path + item.why} item={item} isAt={rows.at === at} />;
            })}
          </div>
        </section>
      ))}
      {groups.length === 0 && <FirstIncident />}
      {groups.length > 0 && items.length < 3 && (
        <p className="small faint" style={{ marginTop: 18 }}>
          That is all. Everything else is under{' '}
          <Link to="/incidents" className="link">
            Incidents
          </Link>
          .
        </p>
      )}
    </>
  );
}
