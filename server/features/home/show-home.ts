import { Temporal } from 'temporal-polyfill';
import { listDebriefsOf } from '#server/features/debriefs/index.ts';
import { listWaiting } from '#server/features/effects/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import { listNotificationRows } from '#server/features/notifications/index.ts';
import { operation } from '#server/platform/operation.ts';
import { home as contract } from '#shared/contracts/installation.ts';
import { may } from '#shared/rules/access.ts';
import { findNightWork } from '#shared/rules/night-work.ts';
import { AWAITED_KINDS } from '#shared/rules/notification-kinds.ts';
import {
  findReader,
  listDoneSince,
  listInReview,
  listMyFollowUps,
  listOpen,
  listOwned,
  listPublished,
  listUndecided,
  listUnreadable,
} from './home-store.ts';
import {
  type HomeItem,
  sayDebrief,
  sayEffect,
  sayFollowUp,
  sayMention,
  sayOpen,
  sayOwned,
  sayReading,
  sayReview,
  sayUndecided,
  sayUnreadable,
} from './say-needs.ts';

const MOST = { mentions: 8, owned: 20, open: 8, followUps: 8, effects: 8 };
const DAY = 86_400_000;

export const showHome = operation(contract, async (ctx, actor) => {
  const now = ctx.now();
  const personId = actor.kind === 'member' ? actor.personId : null;
  const isAdmin = may(actor, 'delivery.read');
  // Who took part is asked; an admin and a key, which took part in nothing, are shown what concerns everybody.
  const concerned = isAdmin ? null : personId;
  const mayDecide = may(actor, 'decision.override');
  const { db } = ctx;
  const [reader, mentions, owned, inReview, undecided, unreadable, open, followUps, published, done, effects] =
    await Promise.all([
      personId === null ? undefined : findReader(db, personId),
      personId === null
        ? []
        : // What is due stands here itself.
          listNotificationRows(db, actor, personId, {
            unread: true,
            kinds: AWAITED_KINDS,
            before: null,
            limit: MOST.mentions,
          }),
      personId === null ? [] : listOwned(db, actor, personId, MOST.owned),
      mayDecide ? listInReview(db, actor, personId, concerned !== null) : [],
      mayDecide ? listUndecided(db, actor, now, concerned) : [],
      isAdmin ? listUnreadable(db, now) : [],
      listOpen(db, actor, MOST.open),
      personId === null ? [] : listMyFollowUps(db, actor, personId, MOST.followUps),
      listPublished(db, actor, now, personId),
      personId === null ? [] : listDoneSince(db, personId, new Date(now.getTime() - DAY)),
      personId === null ? [] : listWaiting(db, actor, { ownerId: personId, limit: MOST.effects }),
    ]);
  const { word } = await getInstallation(db);
  const zone = reader?.timeZone ?? 'UTC';
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
  const clock = { today: dayOf(now), dayOf };
  const today =
    personId === null
      ? []
      : await listDebriefsOf(db, actor, personId, new Date(now.getTime() - DAY / 24), new Date(now.getTime() + DAY));
  const night = findNightWork(done, zone);
  // Whether it is wanted comes before who writes it.
  const stillAsked = new Set(
    undecided.filter((one) => one.outcome === 'optional').map((one) => one.postMortemId ?? ''),
  );
  const waiting = [
    ...today.filter((one) => dayOf(one.startsAt) === clock.today).map((one) => sayDebrief(one, zone)),
    ...mentions.map(sayMention),
    ...owned.filter((one) => !stillAsked.has(one.id)).map((one) => sayOwned(one, now, clock)),
    ...undecided.map((one) => sayUndecided(one, word)),
    ...inReview.map(sayReview),
    ...effects.map(sayEffect),
    ...unreadable.map(sayUnreadable),
  ];
  const groups: { key: 'waiting' | 'open-incidents' | 'follow-ups' | 'reading'; title: string; items: HomeItem[] }[] = [
    {
      key: 'waiting',
      title: personId === null ? 'Waiting for somebody' : 'Waiting for you',
      items: waiting.toSorted(lateFirst),
    },
    { key: 'open-incidents', title: 'Open now', items: open.map((one) => sayOpen(one, now, personId)) },
    { key: 'follow-ups', title: 'Your follow-ups', items: followUps.map((one) => sayFollowUp(one, clock)) },
    { key: 'reading', title: 'Worth reading', items: published.map(sayReading) },
  ];
  return {
    greetingName: reader?.name.split(' ')[0] ?? null,
    nightPageAt: night ? new Date(night.firstAt).toISOString() : null,
    openIncidents: open[0]?.all ?? 0,
    groups,
    counts: { waiting: waiting.length, followUps: followUps[0]?.all ?? 0 },
  };
});

const lateFirst = (a: HomeItem, b: HomeItem) => Number(b.late) - Number(a.late);
