import type { Catalogue } from './catalogue.ts';
import { inflectGerman } from './inflect-german.ts';

/** German, small: enough to prove that a language is data. */
export const german: Catalogue = {
  language: 'de',
  verbLast: true,
  words: {
    determiner:
      'der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen unser unsere kein keine keinen jeder jede',
    negation: 'nicht nie niemals kein keine keinen',
    auxiliary: 'hat haben hatte hatten hätte hätten ist sind war waren wurde wurden worden gewesen',
    be: 'ist sind war waren wurde wurden',
    have: 'hat hatte haben hatten hätte hätten',
    modal: 'hätte hätten',
    adverb: 'dann danach leider erst sofort auch noch schon wieder',
    preposition: 'in an auf von für mit aus bei zu durch um nach vor über unter ohne wegen',
    subordinator: 'dass weil wenn als ob während bevor nachdem obwohl damit da',
    coordinator: 'und oder aber noch',
    heOrShe: 'er',
    self: 'wir ich',
    role: 'entwickler entwicklerin ingenieur ingenieurin administrator administratorin techniker technikerin praktikant praktikantin kollege kollegin bereitschaft betreiberin dienstleister',
    someone: 'jemand',
    nobody: 'niemand keiner',
    accident: 'versehentlich irrtümlich fälschlicherweise fälschlich unabsichtlich ungewollt',
    reckless: 'fahrlässig leichtsinnig unüberlegt achtlos blind gedankenlos leichtfertig',
    fault: 'fehler versäumnis versehen nachlässigkeit fahrlässigkeit schuld leichtsinn unachtsamkeit patzer',
    judgesPerson:
      'nachlässig schlampig unfähig faul leichtsinnig inkompetent verantwortungslos unachtsam unprofessionell',
    month: 'mai april august',
  },
  verbs: {
    harm: 'übersehen/übersah/übersieht ignorieren/ignorierte/ignoriert verursachen/verursachte/verursacht verwechseln/verwechselte/verwechselt missachten/missachtete/missachtet versäumen/versäumte/versäumt verpassen/verpasste/verpasst zerstören/zerstörte/zerstört verschlafen/verschlief überspringen/übersprang/übersprungen auslassen/ausgelassen lahmlegen/lahmgelegt',
    omit: 'vergessen/vergaß/vergessen versäumen/versäumte/versäumt unterlassen/unterließ/unterlassen',
    act: 'löschen/löschte/gelöscht starten/startete/gestartet neustarten/neugestartet drücken/drückte/gedrückt ausführen/ausgeführt ändern/änderte/geändert abschalten/abgeschaltet einspielen/eingespielt trennen/trennte/getrennt ausrollen/ausgerollt stoppen/stoppte/gestoppt deaktivieren/deaktivierte/deaktiviert prüfen/prüfte/geprüft testen/testete/getestet lesen/las/gelesen bemerken/bemerkte/bemerkt beachten/beachtete/beachtet melden/meldete/gemeldet dokumentieren/dokumentierte/dokumentiert schauen/geschaut warten/gewartet informieren/informierte/informiert',
    know: 'sehen/sah/gesehen erwarten/erwartete/erwartet glauben/glaubte/geglaubt wissen/wusste/gewusst denken/dachte/gedacht annehmen/angenommen anzeigen/angezeigt zeigen/zeigte/gezeigt',
  },
  inflect: inflectGerman,
  phrases: {
    'human-error':
      'menschliches versagen | menschlicher fehler | menschliche fehler | bedienfehler | anwenderfehler | menschlichen versagens | menschlichem versagen',
    'denies-error': 'kein | keine | nicht | statt',
    hindsight: 'offensichtlich | im nachhinein | rückblickend | selbstverständlich | natürlich',
    minimiser: 'einfach | lediglich | bloß',
    'single-cause': 'die ursache war/ist | die eigentliche/einzige/wahre ursache war/ist | grundursache',
    'by-mistake': 'aus versehen',
    context: 'wurde angezeigt | zu diesem zeitpunkt | kein alarm | keine warnung',
    denial: 'nicht weil | nicht , weil | niemand sagt',
    accuses: 'ist/war schuld | trägt/trug die schuld',
  },
  places: {
    timeline: 'zeitverlauf | zeitleiste | chronologie | ablauf',
    summary: 'zusammenfassung | auswirkung | auswirkungen | überblick',
    factors: 'ursache | ursachen | faktoren | analyse',
    lucky: 'glück | gut lief',
    'follow-ups': 'maßnahmen | nächste schritte | aufgaben',
    prose: 'erkennung | reaktion | wiederherstellung | hintergrund | erkenntnisse',
  },
  abbreviations: 'z.b d.h bzw ca usw nr vgl ggf u.a inkl dr',
  contractions: '',
  endings: { past: '\u0000', present: '\u0000', adverb: '\u0000' },
  gerundOf: () => '',
  wording: {
    they: 'die Person',
    someRole: 'jemand aus der Bereitschaft',
    contributingFactor: 'ein beitragender Umstand',
    callRole: (text) => text,
  },
  rules: {
    'cf-modal': {
      why: 'Das misst den Augenblick an etwas, das nicht geschah; was geschah, erklärt mehr.',
      questions: [
        'Was sah {actor} in diesem Augenblick?',
        'Was hätte sichtbar sein müssen, damit der andere Weg richtig aussieht?',
      ],
    },
    'cf-negated': {
      why: 'Hier steht, was nicht getan wurde; was stattdessen geschah, fehlt noch.',
      questions: [
        'Was tat {actor} stattdessen, und was war dabei zu sehen?',
        'Woran wäre zu merken gewesen, dass der Schritt fehlt?',
      ],
    },
    'agent-harm': {
      why: 'Der Schaden steht hier als jemandes Tun; was es richtig aussehen ließ, fehlt noch.',
      questions: ['Was wollte {actor} erreichen?', 'Was sagten Anzeige, Anleitung oder Alarm?'],
    },
    'agent-adverb': {
      why: 'Das Wort beurteilt vom Ausgang her; was zu sehen und zu erwarten war, erklärt.',
      questions: ['Was erwartete {actor} in diesem Augenblick?', 'Was machte es leicht, das ohne Absicht zu tun?'],
    },
    'agent-nominal': {
      why: 'Das benennt eine Schuld und hört dort auf.',
      questions: [
        'Was machte es leicht, hier falsch zu liegen?',
        'Was fängt das sonst ab, und was war diesmal anders?',
      ],
    },
    'human-error': {
      why: '„Menschliches Versagen“ beendet die Suche, wo sie beginnen könnte.',
      questions: ['Was machte es leicht, hier falsch zu liegen?', 'Welche Rückmeldung kam wann?'],
    },
    'judging-strong': {
      why: 'Das urteilt; was beobachtet wurde, lässt andere selbst sehen.',
      questions: ['Was genau wurde beobachtet?', 'Wie sah die Lage für {actor} aus?'],
    },
    'name-role': {
      why: 'Hier nennen Dokumente Rollen statt Personen.',
      questions: ['Welche Rolle hatte {actor} in diesem Vorfall?'],
    },
    'agent-context': {
      why: 'Hier handelt jemand; was zu sehen und zu erwarten war, steht noch nicht dabei.',
      questions: ['Was sah {actor} in diesem Augenblick?', 'Was erwartete {actor}?'],
    },
    'single-cause': {
      why: 'Selten reicht eine Ursache; was musste noch wahr sein?',
      questions: ['Was musste außerdem wahr sein, damit es an diesem Tag geschah?', 'Was begrenzte den Schaden?'],
    },
    hindsight: {
      why: '„{word}“ ist der Blick von hinterher.',
      questions: ['Auf welcher Anzeige war das zu sehen, und wann?'],
    },
    minimiser: {
      why: '„{word}“ verbirgt Schritte, die jemand kennen muss.',
      questions: ['Welche Schritte stecken hinter „{word}“?'],
    },
  },
};
