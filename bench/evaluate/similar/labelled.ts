/**
 * Invented incidents of an invented railway, each with the earlier one that it repeats, where there is one. Written so that
 * the words of a repeat are seldom those of the first; of each pair another incident of the same service, which is not it,
 * lies between. `half` is fixed by the order: even families were looked at while the rule was made, odd ones only counted.
 */
export type Labelled = {
  id: string;
  daysAgo: number;
  services: string[];
  title: string;
  summary: string;
  alerts: string[];
  /** Id of the one that it repeats. */
  repeats?: string;
};

type Told = [daysAgo: number, title: string, summary: string, alert?: string];
/** `between` and `near` are of the same service and not it; `near` is told in words that its title shares with the first. */
type Family = { name: string; first: Told; between: Told; near?: Told; again: Told };

const FAMILIES: readonly Family[] = [
  { name: 'gate', first: [31, 'Nobody can sign in', 'The TLS certificate of the sign-in gateway had expired at midnight.'], between: [24, 'Sign-in slow on Mondays', 'A batch job shared the processors with the gateway.'], again: [12, 'Log-in page shows a warning', 'An expired cert again, on the second gateway this time.'] },
  { name: 'booking', first: [40, 'Bookings hang in the evening', 'The connection pool was exhausted by calls to a slow partner.', 'BookingLatencyHigh: p95 19 s'], between: [33, 'Bookings show the wrong seat', 'A seat map was read from an old file.'], again: [27, 'People wait for their tickets', 'All connections in the pool sat idle in a transaction.', 'BookingLatencyHigh: p95 31 s'] },
  { name: 'timetable', first: [60, 'Trains missing from the timetable', 'The nightly import was cut off because the disk was full.'], between: [52, 'Wrong platform shown in one town', 'A station code had been typed twice.'], again: [44, 'Timetable stops at noon', 'No space left on the import host, half the file was written.'] },
  { name: 'payments', first: [22, 'Card payments refused', 'A config push lowered the limit of the payment gateway to zero.', 'CardRefusals: 44 %'], between: [18, 'Refunds paid twice', 'Two schedulers ran the same month.'], again: [15, 'Nobody can pay by card', 'A change of configuration set the wrong merchant number.', 'CardRefusals: 71 %'] },
  { name: 'search', first: [90, 'Search finds nothing', 'The index was dropped by a clean-up job.'], between: [80, 'Search slow after release', 'A ranking model was loaded on each request.'], again: [66, 'No results for any town', 'Somebody accidentally deleted the search index.'] },
  { name: 'mail', first: [35, 'Confirmations not sent', 'The password of the mail relay was rotated and not handed on.', 'MailQueueDepth: 20,000'], between: [30, 'Mails in the wrong language', 'A header was read in the wrong order.'], again: [9, 'Mail queue grows', 'The relay refused us: its secret had been rotated.', 'MailQueueDepth: 48,000'] },
  { name: 'app', first: [48, 'App crashes at start', 'A feature flag was read before it was loaded.'], between: [45, 'App drains the battery', 'Positions were asked for every second.'], again: [41, 'App closes by itself', 'The flag tool answered late and the feature flag was missing.'] },
  { name: 'pricing', first: [28, 'Old prices shown', 'A replica was four hours behind.', 'ReplicaLag: 14,000 s'], between: [20, 'Prices without tax in one country', 'A rounding rule was left out.'], again: [13, 'Yesterday’s fares sold', 'Replication lag on the reading database.', 'ReplicaLag: 9,800 s'] },
  { name: 'seats', first: [70, 'Seats sold twice', 'A race condition between two writers of the seat table.'], between: [61, 'Seat plan does not load', 'A picture was too large for phones.'], again: [55, 'Two people on one seat', 'Concurrent updates were not serialised after the rewrite.'] },
  { name: 'notices', first: [16, 'Delay notices late', 'The consumers of the notice queue stalled and it backed up.', 'NoticeLag: 900 s'], between: [12, 'Notices in capitals', 'A template had lost its style.'], again: [5, 'Travellers hear of delays too late', 'The queue was full; consumers were behind by an hour.', 'NoticeLag: 3,600 s'] },
  { name: 'maps', first: [33, 'Map tiles missing', 'The map provider had an outage.'], between: [26, 'Map jumps on zoom', 'A rounding of positions.'], again: [19, 'Grey squares where the map should be', 'Our vendor for tiles was unavailable for an hour.'] },
  { name: 'loyalty', first: [75, 'Points not credited', 'A schema migration held a lock on the points table.', 'PointsErrors: 12 %'], between: [70, 'Points shown twice', 'The page asked twice.'], again: [58, 'Points page fails', 'Altering the table blocked every writer: a database migration in the day.', 'PointsErrors: 80 %'] },
  { name: 'kiosk', first: [50, 'Kiosks restart', 'The kiosk software ran out of memory after a day.', 'KioskRestarts: 31'], between: [42, 'Kiosks print blank paper', 'Paper of a new maker.'], again: [36, 'Ticket machines go dark', 'A memory leak in the new payment module.', 'KioskRestarts: 88'] },
  { name: 'partners', first: [23, 'Partner API refuses everybody', 'The rate limit was counted by proxy address.'], between: [17, 'Partner report without totals', 'A column had moved.'], again: [8, 'Too many requests, say partners', 'Throttled: the quota was shared by all of them.'] },
  { name: 'hub', first: [64, 'All sites unreachable', 'Name resolution failed: the DNS zone was published empty.', 'SiteDown: 14 sites'], between: [57, 'Hub shows old news', 'An editor had not published.'], again: [49, 'Sites cannot be found', 'Resolvers cached a wrong answer after a DNS change.', 'SiteDown: 9 sites'] },
  { name: 'depot', first: [88, 'Depot screens black', 'Power failed in the server room and the generator did not start.'], between: [71, 'Depot screens in English', 'A locale was reset.'], again: [62, 'Depot without planning', 'A power cut; the batteries lasted nine minutes.'] },
  { name: 'planner', first: [29, 'Planning never ends', 'A regular expression backtracked on a long station name.', 'PlannerCpu: 100 %'], between: [25, 'Plans start an hour late', 'Summer time was applied twice.'], again: [14, 'Planner at full load', 'A regex on free text took minutes for each row.', 'PlannerCpu: 100 %'] },
  { name: 'stock', first: [37, 'Stock counts frozen', 'Two jobs deadlocked on the stock table.'], between: [32, 'Stock of snacks negative', 'A return was booked as a sale.'], again: [21, 'No stock can be booked', 'Lock contention between the night job and the shops.'] },
  { name: 'claims', first: [54, 'Claims cannot be filed', 'The claim numbers had reached the integer limit.', 'ClaimErrors: 100 %'], between: [47, 'Claims sorted wrongly', 'A date was read as text.'], again: [38, 'Filing a claim fails', 'Sequence exhausted: ids overflowed on the archive.', 'ClaimErrors: 60 %'] },
  { name: 'feed', first: [19, 'Live feed floods the servers', 'After a restart all screens reconnected at once: a thundering herd.'], between: [16, 'Feed names a train twice', 'A merge of two lines.'], again: [6, 'Screens overload the feed', 'Retries without a pause flooded the feed after a short break.'] },
  { name: 'archive', first: [85, 'Archive not readable', 'The backup key was rotated, the archive kept the old token.', 'ArchiveReads: 0'], between: [77, 'Archive search shows drafts', 'A filter was left out.'], again: [68, 'Old tickets cannot be opened', 'Access token of the store had expired.', 'ArchiveReads: 0'] },
  { name: 'crew', first: [43, 'Crew rota empty', 'A stale cache answered after the change of week.'], between: [39, 'Crew names cut off', 'A column was too narrow.'], again: [34, 'Drivers see last week’s rota', 'The cache was not flushed when the week began.'] },
  { name: 'signal', first: [26, 'Signals report nothing', 'A firewall rule allowed only the old subnet.', 'SignalSilence: 40'], between: [22, 'Signal report twice a minute', 'A timer was set in the wrong unit.'], again: [10, 'No reports from the line', 'The firewall blocked the new subnet after a clean-up of rules.', 'SignalSilence: 22'] },
  { name: 'export', first: [57, 'Nightly export an hour late', 'Time zones: the export ran by the clock of another country.'], between: [51, 'Export without last column', 'A name was changed.'], again: [46, 'Export misses an hour', 'Daylight saving began and the job was skipped.'] },
  { name: 'wireless', first: [120, 'No wireless on the trains', 'The controller that hands out addresses had none left after the timetable change.', 'DhcpFree: 0'], between: [111, 'Wireless page in the wrong colours', 'A style sheet of the old brand was served.'], near: [102, 'Wireless slow on the coast', 'The mast near the coast was too busy with holiday traffic.'], again: [95, 'Passengers cannot get online on board', 'All leases were taken: the range is too small for double trains.', 'DhcpFree: 0'] },
  { name: 'turnstile', first: [200, 'Turnstiles stay shut', 'The validators could not reach the key server after its address was changed in one place only.'], between: [190, 'Turnstiles beep at children', 'A volume was set too high.'], near: [181, 'Turnstiles open for everybody', 'A safety switch was left on after a drill.'], again: [172, 'Readers at the gates reject every ticket', 'The key server has moved; half of the stations still ask the old address.'] },
  { name: 'invoice', first: [150, 'Invoices with the wrong tax', 'The table of tax rates was loaded without its newest row.'], between: [146, 'Invoices in grey ink', 'A toner setting of the print shop.'], near: [141, 'Invoices sent twice', 'The mail job was started by two people.'], again: [133, 'Companies are billed at last year’s rate', 'New rates had been entered, but the loader stopped before the last line.'] },
  { name: 'assistant', first: [130, 'Help chat answers nonsense', 'A new model was switched on for everyone instead of one in a hundred.'], between: [126, 'Help chat hides behind the banner', 'Two boxes were placed on the same corner.'], near: [122, 'Help chat forgets names', 'Sessions were kept for one minute only.'], again: [110, 'Assistant tells people the wrong platform', 'The trial model went to everyone, because its share was typed as 100.'] },
  { name: 'backup', first: [300, 'Restore test failed', 'Nightly dumps had been empty for three weeks; the job ended green.'], between: [291, 'Restore test took a day', 'The test machine is an old one.'], near: [281, 'Dump takes six hours', 'Compression was set to the highest level.'], again: [240, 'Backups cannot be read', 'The dump files have zero bytes, and the job told nobody.'] },
  { name: 'sms', first: [99, 'Text messages delayed', 'The carrier filtered our sender name as spam.', 'SmsDelivered: 35 %'], between: [94, 'Text messages signed with the old name', 'A template was not renamed.'], near: [90, 'Text messages in two parts', 'An umlaut made them longer.'], again: [84, 'Delay alerts do not reach phones', 'Sender blocked by the mobile operator.', 'SmsDelivered: 21 %'] },
  { name: 'camera', first: [77, 'Platform cameras frozen', 'The recorder wrote to a broken volume and stopped all streams.'], between: [74, 'Platform cameras too dark', 'Night mode stayed on.'], near: [70, 'Platform cameras upside down', 'A firmware turned the pictures.'], again: [59, 'No live picture from the stations', 'A failed drive in the recorder holds every stream.'] },
  { name: 'profile', first: [160, 'Travellers see each other’s trips', 'A proxy kept pages of signed-in people and gave them to others.'], between: [156, 'Profile picture stretched', 'Pictures were cut to a square.'], near: [151, 'Travellers see trips of last year', 'A filter on dates was lost.'], again: [140, 'Somebody else’s name in my profile', 'Private pages were kept by the content network and given to strangers.'] },
  { name: 'currency', first: [210, 'Prices a hundred times too high', 'Cents were read as whole crowns after the partner changed its format.', 'PriceJump: 9,400 %'], between: [206, 'Prices sorted as words', 'A column of numbers held text.'], near: [203, 'Prices without currency sign', 'A letter was missing in the typeface.'], again: [188, 'Tickets for one crown', 'A partner sends amounts in another format than before.', 'PriceJump: 99 %'] },
  { name: 'settlement', first: [66, 'Night job not finished by morning', 'The job waited for a file that the bank sent late.'], between: [63, 'Night job mails everybody', 'A test address list was left in.'], near: [60, 'Night job ran twice', 'A person started it by hand.'], again: [51, 'Settlement still running at nine', 'The file of the bank came after its slot, and the chain stood still.'] },
  { name: 'balancer', first: [180, 'All pages answer 502', 'A rule for the load balancer pointed at servers that had been switched off.', 'Http5xx: 100 %'], between: [176, 'Pages without pictures', 'A folder was not copied.'], near: [171, 'Pages answer 404 on one path', 'A link was renamed.'], again: [165, 'Bad gateway everywhere', 'The balancer still listed servers that were taken out last week.', 'Http5xx: 87 %'] },
  { name: 'sensor', first: [250, 'Bridge sensors silent', 'A batch of SIM cards had reached its end date.'], between: [244, 'Bridge sensors named twice', 'Two teams gave names.'], near: [238, 'Bridge sensors too loud', 'Thresholds were set for winter.'], again: [211, 'No readings from level crossings', 'The SIM contracts of the sensors ended without notice.'] },
  { name: 'staff', first: [145, 'Staff cannot sign in', 'The directory allows forty sessions and the new tool opens one for each call.', 'DirectorySessions: 40'], between: [142, 'Staff list without photos', 'A folder had been made private.'], near: [139, 'Staff signed out at noon', 'The clock of one server was wrong.'], again: [121, 'Employees locked out in the morning', 'The directory refuses: its sessions are taken by the same tool.', 'DirectorySessions: 40'] },
  { name: 'report', first: [111, 'Monthly report empty', 'Somebody renamed a column in the warehouse.'], between: [108, 'Monthly report in the wrong currency', 'A setting of the reader.'], near: [105, 'Monthly report late', 'The warehouse was being moved.'], again: [97, 'Figures missing from the board pack', 'A column of the warehouse is gone: the data team tidied up names.'] },
  { name: 'poster', first: [48, 'Timetable posters without letters', 'The server for fonts was not reachable.'], between: [44, 'Posters on the wrong paper', 'A tray was mixed up.'], near: [40, 'Timetable posters of last week', 'A folder was not emptied.'], again: [29, 'Printed posters show boxes', 'Fonts could not be fetched when the posters were made.'] },
  { name: 'routing', first: [330, 'Journeys through the sea', 'Coordinates were swapped in the new ferry feed.'], between: [325, 'Journeys named after the driver', 'A test name was left in.'], near: [320, 'Journeys too long on foot', 'Walking speed was halved.'], again: [260, 'Routes cross the water', 'A supplier mixed up latitude and longitude in its feed.'] },
  { name: 'signature', first: [58, 'Partners see an error for each call', 'The gateway checks signatures against a key that was replaced on Sunday.'], between: [54, 'Partner page without a contact', 'A name was deleted on request.'], near: [50, 'Partners receive double answers', 'A header passed through two proxies.'], again: [45, 'Signature errors at all partners', 'The signing key was swapped, and the gateway kept the former one in memory.'] },
  { name: 'sale', first: [38, 'Site slow on sale day', 'The number of servers is capped at twelve, and the cap was reached.', 'QueueTime: 12 s'], between: [34, 'Site shows snow in June', 'A banner was scheduled by the wrong year.'], near: [31, 'Site slow at night', 'A crawler read every page.'], again: [18, 'Waiting room at the start of summer tickets', 'No more servers were added beyond twelve; the cap was forgotten.', 'QueueTime: 40 s'] },
  { name: 'charge', first: [85, 'Customers charged again', 'A timeout made the shop repeat the call, and the bank booked both.'], between: [82, 'Customers addressed by last name only', 'A field was left out.'], near: [79, 'Customers not charged', 'The card file was not sent.'], again: [72, 'Two debits for one ticket', 'The call was repeated when no answer came, and both were booked.'] },
  { name: 'voice', first: [64, 'Wrong station names read aloud', 'The voice recordings were numbered anew, and the list was not.'], between: [61, 'Announcements in the depot', 'A switch was left on.'], near: [57, 'Announcements too quiet', 'A fader was down.'], again: [46, 'Trains announce the next stop wrongly', 'Numbers of the recordings moved by one when a new one was put in.'] },
]; // biome-ignore format: a family a line

/** Several families share a service, as in life: the service alone then does not tell. */
const SERVICES = ['web', 'core', 'sales', 'travel', 'ops', 'partners'];

const ofTold = (id: string, service: string, [daysAgo, title, summary, alert]: Told): Labelled => ({
  id,
  daysAgo,
  services: [service],
  title,
  summary,
  alerts: alert ? [alert] : [],
});

export const LABELLED: readonly (Labelled & { half: 'open' | 'held-out' })[] = FAMILIES.flatMap((family, at) => {
  const half = at % 2 === 0 ? ('open' as const) : ('held-out' as const);
  const service = SERVICES[Math.floor(at / 2) % SERVICES.length] ?? '';
  return [
    ofTold(`${family.name}-1`, service, family.first),
    ofTold(`${family.name}-2`, service, family.between),
    ...(family.near ? [ofTold(`${family.name}-4`, service, family.near)] : []),
    { ...ofTold(`${family.name}-3`, service, family.again), repeats: `${family.name}-1` },
  ].map((one) => ({ ...one, half }));
});

/** Of the re-told incidents of a folder, by the first letters of their ids: which tells of the same kind of failure. */
export const CORPUS_PAIRS: readonly (readonly [later: string, ...right: string[]])[] = [
  ['909573e3', '0dfe934b'],
  ['86780dab', '512bf5f1'],
  ['ef3cc3e0', '938b8012'],
  ['5d74f4e6', '4be45ad5'],
  ['5bce5ed8', 'f4d13c23', '5cbc4e4d'],
  ['5cbc4e4d', '5bce5ed8', 'f4d13c23'],
  ['99d5650b', '6c7c05d1', '00b7f759'],
  ['6b02808c', 'aa0709c9'],
  ['36450ae5', 'a46ebba4'],
  ['4f96113f', '8d520e9f'],
  ['b3ecf309', '7ba9335c'],
  ['c73b27f9', '33d85b0f'],
];
