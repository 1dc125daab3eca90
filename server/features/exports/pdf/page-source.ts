/**
 * The page in Typst. It holds no word of anybody: the document comes as data (`/document.json`), and text out of data is set as it
 * is, never read as markup. Pictures are `/pictures/ID`.
 */
export const PAGE_SOURCE = `
#let doc = json("/document.json")
#let ink = rgb("#1d1f23")
#let soft-ink = rgb("#5b616b")
#let faint = rgb("#737983")
#let line-colour = rgb("#dcdcd8")
#let soft = rgb("#f5f5f2")
#let accent = rgb("#3450b8")
#let tones = (
  bad: rgb("#c2363b"), warn: rgb("#b45309"), info: rgb("#3b5bdb"),
  ok: rgb("#2b7a4b"), think: rgb("#7048b6"), plain: rgb("#8b919b"),
)
#let callouts = (
  note: rgb("#3b5bdb"), tip: rgb("#2b7a4b"), important: rgb("#7048b6"),
  warning: rgb("#b45309"), caution: rgb("#c2363b"),
)

#set document(
  title: doc.title,
  author: doc.authors,
  keywords: doc.keywords,
  date: if doc.changed == none { none } else { datetime(..doc.changed) },
)
#set text(font: doc.fonts, size: 9.75pt, fill: ink, lang: "en", number-type: "lining")
#set par(leading: 0.66em, spacing: 0.95em, justify: false)
#set page(
  paper: "a4",
  margin: (top: 27mm, bottom: 25mm, x: 23mm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: faint)
    grid(columns: (1fr, auto), column-gutter: 8mm,
      box(height: 1.1em, clip: true, outset: (y: 3pt), text(doc.title)),
      if doc.reference != none { text(doc.reference) })
    v(-1.5mm)
    line(length: 100%, stroke: 0.4pt + line-colour)
  },
  footer: context {
    set text(size: 8pt, fill: faint)
    grid(columns: (1fr, auto),
      text(doc.footer),
      text("Page " + str(counter(page).get().first()) + " of " + str(counter(page).final().first())))
  },
)
#set table(stroke: (x: none, y: 0.5pt + line-colour), inset: (x: 5pt, y: 4.5pt), align: start + top)
#show table: set text(size: 8.75pt)
#show table: set par(leading: 0.58em)
#show link: it => if type(it.dest) == str { text(fill: accent, it) } else { it }
#show raw: set text(font: doc.codeFonts, size: 1.12em)
#show raw.where(block: true): set text(size: 0.86em)
#show raw.where(block: true): it => block(
  width: 100%, fill: soft, radius: 3pt, inset: 8pt, breakable: true, it)
#set heading(numbering: none)
#show heading: set text(weight: 600)
#show heading.where(level: 1): it => block(above: 2.1em, below: 0.85em, sticky: true, text(size: 14pt, it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.7em, sticky: true, text(size: 11pt, it.body))
#show heading.where(level: 3): it => block(above: 1.3em, below: 0.6em, sticky: true, text(size: 9.75pt, it.body))
#show heading.where(level: 4): it => block(above: 1.2em, below: 0.6em, sticky: true, text(size: 9.75pt, fill: soft-ink, it.body))
#show heading.where(level: 5): it => block(above: 1.2em, below: 0.6em, sticky: true, text(size: 9.75pt, weight: 500, fill: soft-ink, it.body))

#let directed(direction, body) = if direction == "rtl" { text(dir: rtl, body) } else { body }

#let span(one) = {
  if one.kind == "break" { linebreak() }
  else if one.kind == "citation" {
    let mark = super(typographic: false, size: 0.72em, link(label("evidence-" + str(one.number)), text(fill: accent, weight: 600, str(one.number))))
    if one.isNext { [#sym.wj#super(typographic: false, size: 0.72em, text(fill: accent, weight: 600, ","))] }
    sym.wj
    if one.isFirst [#mark#label("cited-" + str(one.number))] else { mark }
  }
  else if one.kind == "picture" {
    if one.file == none { emph("[" + one.words + "]") }
    else { image(one.file, alt: one.words, width: one.width * 1pt) }
  }
  else {
    let body = if one.at("code", default: false) { raw(one.text) } else { text(one.text) }
    if one.at("strike", default: false) { body = strike(body) }
    if one.at("emphasis", default: false) { body = emph(body) }
    if one.at("strong", default: false) { body = strong(body) }
    if "link" in one { link(one.link, body) } else { body }
  }
}
#let spans(content) = content.map(span).join()


#let box-mark(checked) = text(font: doc.codeFonts, size: 1.15em, baseline: -0.08em, if checked { "☑" } else { "☐" })

#let figure-of(one, path) = block(width: 100%, above: 1.4em, below: 1.4em, breakable: false, {
  image(path, format: "svg", alt: one.words, width: calc.min(one.width * 0.72pt, 164mm))
})

#let cell-of(cell, tone: none) = {
  let body = spans(cell.content)
  if tone != none {
    body = box(baseline: -0.12em, circle(radius: 0.24em, fill: tones.at(tone))) + h(0.45em) + body
  }
  body = directed(cell.direction, body)
  if cell.align == "right" { align(right, body) } else if cell.align == "center" { align(center, body) } else { body }
}

#let table-of(one) = {
  let width = if one.head != none { one.head.len() } else if one.rows.len() > 0 { one.rows.first().len() } else { 1 }
  let columns = if one.look == "facts" { (34mm, 1fr) }
    else if one.look == "timeline" { (auto, auto, 1fr, auto) }
    else { one.columns.map(share => share * 1fr) }
  let head = if one.head == none { () } else {
    (table.header(repeat: true, ..one.head.map(cell => text(size: 8pt, weight: 600, fill: faint, cell-of(cell)))),)
  }
  let row(index, cells) = cells.enumerate().map(((column, cell)) => {
    let tone = if one.tones != none and column == 1 { one.tones.at(index) } else { none }
    let body = cell-of(cell, tone: tone)
    if one.look != "plain" and (column == 0 or column == 3) { text(fill: soft-ink, body) } else { body }
  })
  block(above: 1.1em, below: 1.2em, table(
    columns: columns,
    inset: (x, _) => (left: if x == 0 { 0pt } else { 5pt }, right: if x == width - 1 { 0pt } else { 5pt }, y: 4.5pt),
    ..head,
    ..one.rows.enumerate().map(((index, cells)) => row(index, cells)).flatten(),
  ))
}

#let draw(list) = for one in list {
  if one.kind == "paragraph" {
    set text(dir: if one.direction == "rtl" { rtl } else { ltr })
    par(spans(one.content))
  }
  else if one.kind == "heading" { heading(level: one.level, directed(one.direction, spans(one.content))) }
  else if one.kind == "list" {
    let marker(item, index) = if item.checked != none { box-mark(item.checked) }
      else if one.isOrdered { str(one.start + index) + "." }
      else { sym.bullet }
    if one.items.all(item => item.checked == none) and one.isOrdered {
      enum(start: one.start, indent: 2pt, body-indent: 6pt, spacing: 0.75em, ..one.items.map(item => draw(item.blocks)))
    } else if one.items.all(item => item.checked == none) {
      std.list(indent: 2pt, body-indent: 6pt, spacing: 0.75em, marker: text(fill: faint, sym.bullet), ..one.items.map(item => draw(item.blocks)))
    } else {
      block(above: 0.95em, below: 0.95em, grid(columns: (auto, 1fr), column-gutter: 6pt, row-gutter: 0.75em,
        ..one.items.enumerate().map(((index, item)) => (marker(item, index), draw(item.blocks))).flatten()))
    }
  }
  else if one.kind == "quote" {
    quote(block: true, block(inset: (left: 9pt, y: 1pt), stroke: (left: 1.6pt + line-colour), text(fill: soft-ink, draw(one.blocks))))
  }
  else if one.kind == "callout" {
    let colour = callouts.at(one.callout)
    block(width: 100%, fill: colour.lighten(93%), stroke: (left: 2.2pt + colour), inset: (x: 10pt, y: 8pt), radius: (right: 3pt), {
      par(text(size: 8.5pt, weight: 600, fill: colour, one.title))
      draw(one.blocks)
    })
  }
  else if one.kind == "code" { raw(one.text, block: true, lang: one.language) }
  else if one.kind == "table" { table-of(one) }
  else if one.kind == "figure" { figure-of(one.figure, one.figure.path) }
  else if one.kind == "rule" { line(length: 100%, stroke: 0.5pt + line-colour) }
}

#block(below: 0.7em, text(size: 9pt, weight: 600, fill: faint, doc.kicker))
#show title: it => block(below: 1.1em, { set text(size: 21pt, weight: 600); set par(leading: 0.5em); it.body })
#title(directed(doc.titleDirection, doc.title))
#if doc.facts.len() > 0 {
  block(width: 100%, inset: (y: 9pt), stroke: (y: 0.6pt + line-colour), below: 1.6em,
    grid(columns: (1fr, 1fr), column-gutter: 10mm, row-gutter: 6.5pt,
      ..doc.facts.map(fact => grid(columns: (21mm, 1fr), text(size: 8.5pt, fill: faint, fact.label), text(size: 9.25pt, fact.value)))))
}
#if doc.strip != none { figure-of(doc.strip, doc.strip.path) }

#show outline.entry.where(level: 1): it => link(it.element.location(), it.indented(none, {
  it.body()
  h(4pt)
  box(width: 1fr, repeat(gap: 3pt, text(fill: line-colour, ".")))
  h(4pt)
  text(fill: soft-ink, it.page())
}))
#block(above: 1.8em, below: 0.8em, text(size: 11pt, weight: 600, "Contents"))
#outline(title: none, depth: 1)
#pagebreak(weak: true)

#for (index, section) in doc.sections.enumerate() {
  [#heading(level: 1, section.title)#label("section-" + str(index))]
  if section.note != none { par(text(size: 8.5pt, fill: faint, section.note)) }
  if section.blocks.len() == 0 { par(text(fill: faint, "Nothing in the record yet.")) } else { draw(section.blocks) }
}
#if doc.openQuestions.len() > 0 {
  heading(level: 1, "Open questions")
  block(width: 100%, fill: tones.think.lighten(94%), inset: 10pt, radius: 3pt,
    list(spacing: 0.75em, ..doc.openQuestions.map(question => text(question))))
}
#if doc.evidence.len() > 0 {
  heading(level: 1, "Evidence")
  set text(size: 8.5pt)
  for one in doc.evidence {
    [#block(spacing: 0.8em, grid(columns: (8mm, 1fr),
      link(label("cited-" + str(one.number)), text(fill: accent, weight: 600, str(one.number))),
      {
        text(fill: soft-ink, one.head + ": ")
        text("“" + one.quote + "”")
        if one.link != none { text(" "); link(one.link, text("source")) }
      }))#label("evidence-" + str(one.number))]
  }
}
`;
