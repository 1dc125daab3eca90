import ical from 'node-ical';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendInvitations } from '#server/features/debriefs/index.ts';
import { sendDueMail } from '#server/features/notifications/index.ts';
import {
  addNote,
  answerInMeeting,
  cancelDebrief,
  endMeeting,
  joinMeeting,
  listDebriefs,
  moveDebrief,
  parkAgain,
  parkIdea,
  planIdea,
  proposeDebrief,
  putIdeaAway,
  scheduleDebrief,
  setAttendance,
  showMeeting,
  startMeeting,
  steerMeeting,
} from '#shared/contracts/debriefs.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { createPostMortem, getPostMortem, listFollowUps, publish, submit } from '#shared/contracts/post-mortems.ts';
import { listRecordOfPostMortem } from '#shared/contracts/record.ts';
import {
  changeEntry,
  createBoard,
  holdEntry,
  listBoards,
  putOnBoard,
  skipMeeting,
  unskipMeeting,
} from '#shared/contracts/review-boards.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { type MailServer, startMailServer } from './support/smtp.ts';

let smtp: MailServer;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let vic: TestMember;
let id: string;
let reference: string;

const SOON = '2027-03-04T14:00:00.000Z';
const invite = { startsAt: SOON, minutes: 60, timeZone: 'Europe/Madrid' };

beforeAll(async () => {
  smtp = await startMailServer();
  server = await startTestServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Debrief <debrief@example.com>' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'Asia/Tokyo' });
  vic = await signUp(server, { name: 'Vic Watts', email: 'vic@example.com', role: 'viewer' });
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});
beforeEach(async () => {
  const incident = await server.call(createIncident, { title: 'Queue of doom', lead: 'Bo Lund' });
  const made = await ana.call(createPostMortem, { title: 'Queue of doom', incidents: [incident.id] });
  ({ id, reference } = made);
  await sendInvitations(server.app.ctx);
  smtp.arrived.length = 0;
});

const scheduled = (fields: object = {}) => ana.call(scheduleDebrief, { id, ...invite, invitedIds: [bo.id], ...fields });
/** The calendar part of each mail, by whom it went to. */
async function mailed() {
  await sendInvitations(server.app.ctx);
  const all = smtp.arrived.splice(0).map(({ to, raw }) => {
    const part = raw.split(/\r\n--/).find((one) => /^\r?\n?.*text\/calendar/im.test(one)) ?? '';
    const body = part.slice(part.indexOf('\r\n\r\n') + 4);
    const text = /base64/i.test(part.slice(0, part.indexOf('\r\n\r\n')))
      ? Buffer.from(body, 'base64').toString()
      : body;
    return { to, raw, text, event: eventOf(text) };
  });
  return all.sort((a, b) => a.to.localeCompare(b.to));
}
type ParsedEvent = {
  uid: string;
  sequence: number;
  summary: string;
  start: Date;
  end: Date;
  status: string;
  location?: string;
};
function eventOf(text: string): ParsedEvent {
  const found = Object.values(ical.sync.parseICS(text)).find(
    (one) => (one as { type?: string } | undefined)?.type === 'VEVENT',
  );
  return found as unknown as ParsedEvent;
}

describe('a debrief', () => {
  it('is scheduled, moved and called off, and calendars follow', async () => {
    const made = await scheduled({ place: 'Room 4', url: 'https://call.example/x' });
    const [first] = await mailed();
    expect(first).toMatchObject({ to: 'bo@example.com', event: { summary: `Debrief ${reference}: Queue of doom` } });
    expect(first!.text).toContain('METHOD:REQUEST');
    expect(first!.event.start.toISOString()).toBe(SOON);
    expect(Number(first!.event.end) - Number(first!.event.start)).toBe(3_600_000);

    const moved = await ana.call(moveDebrief, { id: made.id, startsAt: '2027-03-05T09:30:00Z', because: 'Bo is away' });
    expect(moved.sequence).toBe(1);
    const [second] = await mailed();
    expect(second!.event).toMatchObject({ uid: first!.event.uid, sequence: 1 });
    expect(second!.event.start.toISOString()).toBe('2027-03-05T09:30:00.000Z');

    await ana.call(cancelDebrief, { id: made.id, because: 'Read it instead' });
    const [third] = await mailed();
    expect(third!.text).toContain('METHOD:CANCEL');
    expect(third!.event).toMatchObject({ uid: first!.event.uid, sequence: 2, status: 'CANCELLED' });
    expect((await ana.call(listDebriefs, { id })).items).toMatchObject([
      { state: 'cancelled', because: 'Read it instead' },
    ]);
    const { items } = await ana.call(listRecordOfPostMortem, { id });
    expect(items.map((one) => one.action)).toEqual(
      expect.arrayContaining(['debrief.scheduled', 'debrief.moved', 'debrief.cancelled']),
    );
    expect(await mailed()).toEqual([]);
  });

  it('mails nobody twice: the invitation is the mail, the inbox has the rest', async () => {
    const made = await scheduled();
    await ana.call(moveDebrief, { id: made.id, startsAt: '2027-03-05T09:30:00Z' });
    const told = await eventually(async () => {
      const { items } = await bo.call(listNotifications, {});
      const ofThis = items.filter((one) => one.kind === 'debrief' && one.postMortem?.reference === reference);
      return ofThis.length === 2 ? ofThis : null;
    });
    expect(told.map((one) => one.head).sort()).toEqual([
      expect.stringContaining('invites you to the debrief'),
      expect.stringContaining('moved the debrief'),
    ]);
    const tomorrow = { ...server.app.ctx, now: () => new Date(Date.now() + 2 * 86_400_000) };
    await sendDueMail(tomorrow);
    expect((await mailed()).map(({ to, event }) => [to, event.sequence])).toEqual([['bo@example.com', 1]]);
  });

  it('writes only to who came and who went when nothing else changed', async () => {
    const made = await scheduled();
    await mailed();
    await ana.call(moveDebrief, { id: made.id, invitedIds: [vic.id] });
    const mails = await mailed();
    expect(mails.map(({ to, text }) => [to, /METHOD:(\w+)/.exec(text)?.[1]])).toEqual([
      ['bo@example.com', 'CANCEL'],
      ['vic@example.com', 'REQUEST'],
    ]);
    expect(mails[0]!.text).not.toContain('vic@example.com');
  });

  it('is tried again when the mail server refuses, and sent once', async () => {
    smtp.mood = () => 451;
    await scheduled();
    expect(await mailed()).toEqual([]);
    smtp.mood = () => 'takes';
    const later = { ...server.app.ctx, now: () => new Date(Date.now() + 120_000) };
    await Promise.all([sendInvitations(later), sendInvitations(later)]);
    expect(smtp.arrived).toHaveLength(1);
  });

  it('is one at a time, ahead, and changed from what was seen', async () => {
    const made = await scheduled();
    await expect(scheduled()).rejects.toMatchObject({ code: 'conflict' });
    await expect(ana.call(moveDebrief, { id: made.id, startsAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await ana.call(moveDebrief, { id: made.id, minutes: 45, seen: 0 });
    await expect(ana.call(moveDebrief, { id: made.id, minutes: 30, seen: 0 })).rejects.toMatchObject({ code: 'stale' });
    await expect(vic.call(moveDebrief, { id: made.id, minutes: 30 })).rejects.toMatchObject({ code: 'forbidden' });
    for (const url of ['javascript:alert(1)', 'not an address'])
      await expect(ana.call(moveDebrief, { id: made.id, url })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('proposes who took part, with their zone', async () => {
    const { people, others } = await ana.call(proposeDebrief, { id });
    expect(people).toContainEqual(
      expect.objectContaining({ name: 'Bo Lund', why: 'took part', timeZone: 'Asia/Tokyo', mailable: true }),
    );
    expect(others.map((one) => one.name)).toEqual(expect.arrayContaining(['Vic Watts']));
  });
});

describe('a private debrief', () => {
  it('says nothing of its incident in a calendar or a mail, and is there for those who took part', async () => {
    const incident = await server.call(createIncident, {
      title: 'Kestrel ledger leaked',
      lead: 'Bo Lund',
      private: true,
    });
    const made = await server.call(createPostMortem, { title: 'Kestrel ledger leaked', incidents: [incident.id] });
    const fields = { id: made.id, ...invite, place: 'Kestrel room', url: 'https://call.example/kestrel' };
    await expect(server.call(scheduleDebrief, { ...fields, invitedIds: [vic.id] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const debrief = await server.call(scheduleDebrief, { ...fields, invitedIds: [bo.id] });
    const [mail] = await mailed();
    expect(mail!.event).toMatchObject({ summary: `Debrief ${made.reference}` });
    expect(decodeURIComponent(mail!.raw + mail!.text + debrief.links.google + debrief.links.outlook)).not.toMatch(
      /kestrel|ledger/i,
    );
    const board = await ana.call(createBoard, { name: 'Private board', ...rhythm });
    await bo.call(putOnBoard, { id: board.id, postMortemId: made.id });
    const seen = async (who: TestMember) =>
      (await who.call(listBoards, {})).items.find((one) => one.id === board.id)!.queue.length;
    expect([await seen(bo), await seen(ana), await seen(vic)]).toEqual([1, 0, 0]);
    const { debrief: of } = await bo.call(startMeeting, { id: made.id });
    for (const call of [
      () => ana.call(listDebriefs, { id: made.id }),
      () => ana.call(showMeeting, { id: made.id }),
      () => ana.call(addNote, { id: of!.id, text: 'x' }),
      () => ana.call(joinMeeting, { id: of!.id }),
      () => ana.call(endMeeting, { id: of!.id }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' });
    const file = (cookie: string) => fetch(`${server.url}/api/v1/debriefs/${of!.id}/calendar`, { headers: { cookie } });
    expect((await file(ana.cookie)).status).toBe(404);
    expect(await (await file(bo.cookie)).text()).not.toMatch(/kestrel|ledger/i);
  });
});

describe('a meeting', () => {
  it('is one clock for everybody, and begins once', async () => {
    const [one, two] = await Promise.all([ana.call(startMeeting, { id }), bo.call(startMeeting, { id })]);
    expect(one.debrief!.id).toBe(two.debrief!.id);
    await ana.call(steerMeeting, { id: one.debrief!.id, what: { act: 'step', step: 'timeline' } });
    await ana.call(steerMeeting, { id: one.debrief!.id, what: { act: 'pause' } });
    const rooms = await Promise.all([ana, bo, vic].map((who) => who.call(showMeeting, { id })));
    for (const room of rooms) expect(room.meeting).toEqual(rooms[0]!.meeting);
    expect(rooms[0]!.meeting).toMatchObject({ step: 'timeline', pausedAt: expect.any(String) });
    await expect(vic.call(steerMeeting, { id: one.debrief!.id, what: { act: 'resume' } })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps every note of two who write at once, under their names, and the text that stood there', async () => {
    const { debrief } = await ana.call(startMeeting, { id });
    const before = (await ana.call(getPostMortem, { id })).sections.find(
      (one) => one.key === 'debrief-notes',
    )!.markdown;
    const notes = Array.from({ length: 8 }, (_, index) => `Point ${index} of the discussion`);
    await Promise.all(notes.map((text, index) => (index % 2 ? ana : bo).call(addNote, { id: debrief!.id, text })));
    await bo.call(addNote, { id: debrief!.id, kind: 'decision', text: 'Page on *queue* depth' });
    // Sent again by a device that heard no answer.
    const room = await bo.call(addNote, { id: debrief!.id, kind: 'decision', text: 'Page on *queue* depth' });
    expect(
      room.notes
        .filter((one) => one.kind === 'note')
        .map((one) => one.text)
        .sort(),
    ).toEqual(notes);
    expect(room.notes.filter((one) => one.kind === 'decision')).toEqual([
      { kind: 'decision', text: 'Page on *queue* depth' },
    ]);
    const after = (await ana.call(getPostMortem, { id })).sections.find((one) => one.key === 'debrief-notes')!.markdown;
    expect(after.startsWith(before.trim())).toBe(true);
  });

  it('writes an answer into its section and settles the question', async () => {
    const { debrief } = await ana.call(startMeeting, { id });
    await bo.call(answerInMeeting, { id: debrief!.id, section: 'summary', text: 'Nobody saw the alert.' });
    const { sections } = await ana.call(getPostMortem, { id });
    expect(sections.find((one) => one.key === 'summary')?.markdown).toContain('Nobody saw the alert.');
    await expect(bo.call(answerInMeeting, { id: debrief!.id, section: 'nowhere', text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('solves nothing before the timeline is agreed', async () => {
    const { debrief } = await ana.call(startMeeting, { id });
    const { ideas, ideasWait } = await bo.call(parkIdea, { id: debrief!.id, text: 'Alert on queue depth' });
    expect(ideasWait).toContain('before the timeline is agreed');
    await ana.call(parkIdea, { id: debrief!.id, text: 'Rewrite it in another language' });
    const [idea] = ideas;
    for (const call of [planIdea, putIdeaAway] as const)
      await expect(ana.call(call, { id: idea!.id, because: 'x' } as never)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('agreed'),
      });
    await ana.call(steerMeeting, { id: debrief!.id, what: { act: 'agree' } });
    // Two who press at once make one follow-up.
    const made = await Promise.allSettled([ana, bo].map((who) => who.call(planIdea, { id: idea!.id, ownerId: bo.id })));
    expect(made.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const followUps = (await ana.call(listFollowUps, {})).items.filter((one) => one.title === 'Alert on queue depth');
    expect(followUps).toMatchObject([{ cameFrom: { kind: 'parking-lot', itemId: idea!.id } }]);
    const other = (await ana.call(showMeeting, { id })).ideas[1]!;
    await ana.call(putIdeaAway, { id: other.id, because: 'Too much for what it gives' });
    expect((await ana.call(showMeeting, { id })).ideas).toMatchObject([
      { state: 'follow-up', followUp: { id: followUps[0]!.id, ownerName: 'Bo Lund' } },
      { state: 'put-away', because: 'Too much for what it gives' },
    ]);
    expect((await ana.call(parkAgain, { id: other.id })).state).toBe('parked');
    await expect(ana.call(parkAgain, { id: idea!.id })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps who was there, by presence and by hand, and ends with its clock stopped', async () => {
    const { debrief } = await ana.call(startMeeting, { id });
    await vic.call(joinMeeting, { id: debrief!.id });
    await bo.call(joinMeeting, { id: debrief!.id });
    await ana.call(setAttendance, { id: debrief!.id, personId: bo.id, present: false });
    await bo.call(joinMeeting, { id: debrief!.id });
    const held = await ana.call(endMeeting, { id: debrief!.id });
    expect(held).toMatchObject({ state: 'held', attended: [{ name: 'Vic Watts' }] });
    const { meeting } = await ana.call(showMeeting, { id });
    expect(meeting!.pausedAt).not.toBeNull();
    await expect(ana.call(parkIdea, { id: debrief!.id, text: 'Late' })).rejects.toMatchObject({ code: 'conflict' });
    // Ending twice is once.
    expect((await ana.call(endMeeting, { id: debrief!.id })).heldAt).toBe(held.heldAt);
  });

  it('about a published document takes no notes, and says why', async () => {
    const { debrief } = await ana.call(startMeeting, { id });
    const { sections } = await ana.call(getPostMortem, { id });
    for (const section of sections.filter((one) => one.required))
      await ana.call(answerInMeeting, {
        id: debrief!.id,
        section: section.key,
        text: 'It was written down by those who were there.',
      });
    await ana.call(submit, { id });
    await server.call(publish, { id, note: 'Now' });
    await expect(ana.call(addNote, { id: debrief!.id, text: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

const rhythm = {
  weekdays: [2, 4],
  fromOn: '2027-01-01',
  atTime: '15:00',
  timeZone: 'Europe/Berlin',
  minutes: 60,
};

describe('a review board', () => {
  let made = 0;
  const board = (fields: object = {}) => ana.call(createBoard, { name: `Board ${++made}`, ...rhythm, ...fields });
  const another = async (title: string) => (await ana.call(createPostMortem, { title })).id;

  it('takes from its queue in order, as many as fit, and goes on when one was held', async () => {
    const { id: boardId } = await board();
    for (const [title, minutes] of [
      ['One', 30],
      ['Two', 30],
      ['Three', 40],
    ] as const)
      await ana.call(putOnBoard, { id: boardId, postMortemId: await another(title), minutes });
    const queue = async () => (await vic.call(listBoards, {})).items.find((one) => one.id === boardId)!;
    const { queue: first, meetings } = await queue();
    expect(first.map((one) => [one.title, one.isNext])).toEqual([
      ['One', true],
      ['Two', true],
      ['Three', false],
    ]);
    expect(first[2]!.expectedAt).toBe(meetings[1]!.startsAt);
    await bo.call(changeEntry, { id: first[2]!.id, before: first[0]!.id });
    expect((await queue()).queue.map((one) => one.title)).toEqual(['Three', 'One', 'Two']);
    const { queue: left, past } = await ana.call(holdEntry, { id: first[2]!.id });
    expect(left.map((one) => one.title)).toEqual(['One', 'Two']);
    expect(past.map((one) => one.title)).toEqual(['Three']);
    await expect(ana.call(holdEntry, { id: first[2]!.id })).rejects.toMatchObject({ code: 'conflict' });
    await expect(vic.call(changeEntry, { id: first[0]!.id, before: null })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('loses nobody when several change the order at once', async () => {
    const { id: boardId } = await board();
    for (const title of ['A', 'B', 'C', 'D'])
      await ana.call(putOnBoard, { id: boardId, postMortemId: await another(title), minutes: 15 });
    const queue = async () => (await ana.call(listBoards, {})).items.find((one) => one.id === boardId)!.queue;
    const entries = await queue();
    await Promise.all(
      entries.map((one, index) => (index % 2 ? ana : bo).call(changeEntry, { id: one.id, before: null })),
    );
    expect((await queue()).map((one) => one.title).sort()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('is a file that repeats by the clock of its zone, without the days that are left out', async () => {
    const one = await board({ everyWeeks: 2 });
    const skipped = one.meetings[1]!;
    await ana.call(skipMeeting, { id: one.id, day: skipped.day, because: 'Holidays' });
    await expect(ana.call(skipMeeting, { id: one.id, day: '2027-01-02', because: 'x' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const text = await (await server.request(`/api/v1/review-boards/${one.id}/calendar`)).text();
    const event = eventOf(text) as unknown as {
      rrule: { between: (a: Date, b: Date) => Date[] };
      exdate?: Record<string, unknown>;
      start: Date & { tz?: string };
    };
    expect(text).toMatch(/RRULE:FREQ=WEEKLY;INTERVAL=2;.*BYDAY=TU,TH/);
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(event.start.tz).toBe('Europe/Berlin');
    expect(JSON.stringify(event.exdate)).toContain(skipped.startsAt.slice(0, 10));
    const back = await ana.call(unskipMeeting, { id: one.id, day: skipped.day });
    expect(back.meetings[1]!.skipped).toBeNull();
  });

  it('is left when the debrief is held in the meeting itself', async () => {
    const { id: boardId } = await board();
    await ana.call(putOnBoard, { id: boardId, postMortemId: id, minutes: 25 });
    expect((await ana.call(listDebriefs, { id })).board).toMatchObject({ id: boardId, place: 1 });
    const { debrief } = await ana.call(startMeeting, { id });
    expect(debrief!.minutes).toBe(25);
    await ana.call(endMeeting, { id: debrief!.id });
    expect((await ana.call(listDebriefs, { id })).board).toBeNull();
  });
});
