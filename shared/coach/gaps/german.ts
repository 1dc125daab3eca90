import type { GapLanguage } from './gap-language.ts';

const COUNTABLE =
  'nutzer\\w*|kund\\w+|personen|menschen|konten|mandanten|anfragen|bestellungen|zahlungen|anmeldungen|sitzungen|nachrichten|datensätze|server|dienste|fehler|minuten|min|stunden|std|tagen?|wochen?|sekunden|[kmgt]b|euro';

/** The same gaps in German; no word of a title is judged in it, but for the ones below. */
export const GERMAN: GapLanguage = {
  untitled: 'dieser Punkt',
  noticed:
    /(?:bemerk|entdeck|erkannt|alarm|gemeldet|meldung|meldete|beschwer|aufgefallen|fiel auf|überwachung|monitoring|benachrichtig|informiert|festgestellt|ticket)/iu,
  counted: new RegExp(
    `(?<![\\d.,])\\d[\\d.,]{0,15}\\s?(?:%|prozent|(?:[\\p{L}-]{1,24}\\s){0,3}(?:${COUNTABLE})(?!\\p{L}))|€\\s?\\d|\\d\\s?€`,
    'iu',
  ),
  noImpact: /\b(?:keine?|ohne) (?:auswirkung|ausfall|datenverlust)|niemand war betroffen|beinahe/iu,
  titles: {
    impact: /auswirkung|betroffen|schaden|umfang|impact/iu,
    summary: /zusammenfassung|überblick|was (?:ist )?passiert|kurzfassung/iu,
    detection: /entdeckung|erkennung|bemerkt|alarmierung/iu,
    leadUp: /vorgeschichte|hintergrund|vorher|auslöser|kontext/iu,
    timeline: /zeitleiste|zeitlich|ablauf|verlauf|chronolog/iu,
    factors: /ursache|faktor|beigetragen|warum|schlecht gelaufen|schief/iu,
    wentWell: /gut (?:gelaufen|funktioniert)|lief gut|glück|begrenzt/iu,
    followUps: /maßnahme|nächste schritte|folgeaufgabe|aufgaben|verbesserung/iu,
  },
  placeholder: /^(?:tbd|todo|folgt|offen|noch (?:offen|nichts)|wird (?:noch )?ergänzt|\.{2,}|…|-+|\?+)\.?$/iu,
  vague:
    /(?:schlecht|unzureichend|ungenügend|mangelhaft|mangelnd|unsauber|nachlässig|fahrlässig|schlampig|fehlende sorgfalt)/iu,
  humanError:
    /(?:menschliches versagen|menschlicher fehler|bedienfehler|anwenderfehler|versehentlich|aus versehen|irrtümlich|vertippt|vergessen|übersehen)/iu,
  violation:
    /(?:nicht (?:befolgt|eingehalten)|missachtet|umgangen|übersprungen|verstoß|verstieß|ohne (?:freigabe|genehmigung|prüfung))/iu,
  omission:
    /(?:niemand hat|(?:wurde|wurden) nicht (?:geprüft|getestet|bemerkt|gemeldet|gelesen|informiert|dokumentiert)|versäumt|unterlassen)/iu,
  givesReason: /(?:weil|verursacht|wegen|aufgrund|führte zu|ursache|der grund)/iu,
  plansWork:
    /(?:maßnahmen?|nächste schritte|wir werden|künftig|in zukunft|damit (?:das|es|so etwas) nicht (?:noch einmal|wieder)|keine (?:weiteren )?maßnahmen)/iu,
  limitedIt:
    /(?:zum glück|glücklicherweise|begrenzte den schaden|gut funktioniert|schlimmeres verhindert|wäre (?:schlimmer|länger))/iu,
  changed:
    /(?:ausgerollt|deploy|release|aktualisiert|update|migration|geändert|änderung|konfigur|eingespielt|wartung|abgelaufen|umgestellt)/iu,
  givesCause:
    /(?:weil|da (?:die|der|das|es)|wegen|nachdem|während|zeigte|sah aus wie|ähnlich|gleichnamig|voreinstellung|standardwert|keine (?:warnung|rückfrage|vorschau)|das runbook|die anleitung|erwartet|ging davon aus|glaubte|unter zeitdruck|nachts)/iu,
  givesDuty:
    /(?:zuständig|verantwortlich|pflicht|vorgeschrieben|checkliste|runbook|rufbereitschaft|üblicherweise|normalerweise|immer|vereinbart|regel)/iu,
  words: {
    'impact-vague': {
      why: 'In den Auswirkungen steht keine Zahl.',
      question:
        'Wie viele Menschen oder Anfragen waren betroffen, wie lange, und wie wurde das gemessen? Eine Spanne genügt.',
    },
    'no-detection': {
      why: 'Es steht nicht da, wie es bemerkt wurde.',
      question: 'Was hat es zuerst bemerkt, und wann? Was hätte es in der halben Zeit gemeldet?',
    },
    'late-start': {
      why: 'Die Zeitleiste beginnt erst, als es bemerkt wurde.',
      question: 'Was war eine Stunde vorher normal, und was hat sich bis zur ersten Zeile geändert?',
    },
    'no-evidence': {
      why: 'Für „{title}“ gibt es keinen Beleg.',
      whyOfSeveral: '{count} von {of} Zeilen der Zeitleiste haben keinen Beleg; die erste ist „{title}“.',
      question: 'Was zeigt „{title}“: eine Grafik, ein Protokoll, eine Nachricht?',
    },
    'few-factors': {
      why: 'Es sind weniger als zwei beitragende Faktoren festgehalten.',
      question: 'Was musste noch zutreffen, damit es an diesem Tag geschah und nicht einen Monat früher?',
    },
    'factor-no-effect': {
      why: 'Bei „{title}“ steht nicht, wozu es geführt hat.',
      question: 'Wozu hat „{title}“ in diesem Fall geführt?',
    },
    'factor-vague': {
      why: '„{title}“ urteilt mehr, als es beschreibt.',
      question: 'Was genau war da oder fehlte bei „{title}“? Was hätte man gesehen, wenn man hingeschaut hätte?',
    },
    'factor-error-no-cause': {
      why: '„{title}“ nennt ein Versehen und nicht, was dazu führte.',
      question: 'Was machte es leicht, sich hier zu vertun, und was fängt es sonst ab?',
    },
    'factor-violation-no-cause': {
      why: '„{title}“ nennt eine Regel, die nicht eingehalten wurde, und nicht, was vorherging.',
      question: 'Was machte den anderen Weg in dem Moment sinnvoll? Wie wird das an einem normalen Tag gemacht?',
    },
    'factor-omission-no-duty': {
      why: '„{title}“ nennt, was nicht getan wurde, und nicht, was es verlangt hätte.',
      question: 'Was hätte gezeigt, dass es zu tun war, und womit waren alle gerade beschäftigt?',
    },
    'no-went-well': {
      why: 'Es steht nicht da, was den Schaden begrenzt hat.',
      question: 'Was hat Schlimmeres verhindert, und was davon war so gebaut, was war Glück?',
    },
    'factor-unaddressed': {
      why: 'Keine Folgeaufgabe betrifft „{title}“.',
      question: 'Was würde sich an „{title}“ ändern, oder was spricht dafür, es so zu lassen?',
    },
    'no-follow-ups': {
      why: 'Es gibt keine Folgeaufgabe und kein Wort, dass keine nötig ist.',
      question: 'Was soll sich deswegen ändern? Wenn nichts: was spricht dafür?',
    },
    'action-weak-only': {
      why: 'Alle Folgeaufgaben bauen darauf, dass Menschen daran denken oder mehr herausfinden.',
      question: 'Was könnte das System selbst ablehnen, zurücknehmen oder erledigen?',
    },
    'action-person': {
      why: '„{title}“ will Menschen ändern.',
      question: 'Was um sie herum könnte sich ändern, damit es auch denen gelingt, denen es niemand gesagt hat?',
    },
    'action-unowned': {
      why: '„{title}“ gehört niemandem.',
      whyOfSeveral: '{count} von {of} Folgeaufgaben gehören niemandem; die erste ist „{title}“.',
      question: 'Wie heißt die eine Person, die „{title}“ zu Ende bringt, wer immer dabei hilft?',
    },
    'action-undated': {
      why: '„{title}“ hat kein Datum.',
      whyOfSeveral: '{count} von {of} Folgeaufgaben haben kein Datum; die erste ist „{title}“.',
      question: 'Was ist der Tag, an dem „{title}“ fertig sein soll?',
    },
    'action-untracked': {
      why: '„{title}“ steht in keinem Tracker.',
      whyOfSeveral: '{count} von {of} Folgeaufgaben stehen in keinem Tracker; die erste ist „{title}“.',
      question: 'Was ist das Ticket zu „{title}“, dort, wo das zuständige Team es sieht?',
    },
    'action-no-factor': {
      why: '„{title}“ betrifft keinen der Faktoren.',
      whyOfSeveral: '{count} von {of} Folgeaufgaben betreffen keinen der Faktoren; die erste ist „{title}“.',
      question: 'Was hätte „{title}“ in diesem Fall geändert?',
    },
    'action-one-priority': {
      why: 'Alle Folgeaufgaben haben dieselbe Priorität.',
      question: 'Was davon muss zuerst geschehen, und was kann warten?',
    },
    'section-empty': {
      why: '„{title}“ ist leer.',
      question: 'Was würde man unter „{title}“ suchen? Wenn es nichts zu sagen gibt: woher weiß man das?',
    },
  },
};
