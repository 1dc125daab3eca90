import { describe, expect, test } from 'vitest';
import { checkLiquid } from './check-liquid.ts';
import { factsWithoutIncident } from './facts.ts';
import { renderPrefilled } from './render-section.ts';
import { SAMPLE_FACTS } from './sample-facts.ts';
import { TEMPLATE_VARIABLES } from './variables.ts';

describe('what is checked when a template is saved', () => {
  test('every variable that is offered is known', () => {
    for (const { name } of TEMPLATE_VARIABLES) expect(checkLiquid(`{{ ${name} }}`), name).toEqual([]);
  });
  test.each([
    ['a\n  {{ incident.titel }}', 2, 6, 'there is no variable "incident.titel"; did you mean "incident.title"?'],
    ['{{ title }}', 1, 4, 'did you mean "incident.title"?'],
    ['{{ incident }}', 1, 4, '"incident" is a group; name one of incident.title'],
    ['x\n{{ lead | upcase | upcaes }}', 2, 20, 'there is no filter "upcaes"; did you mean "upcase"?'],
    ['{% include "secret" %}', 1, 1, 'there is no tag "include"'],
    ['{% render "x" %}', 1, 1, 'there is no tag "render"'],
    ['{{ lead | raw }}', 1, 11, 'there is no filter "raw"'],
    ['one\n\n{% if lead %}', 3, 1, 'not closed'],
    ['{{ lead ', 1, 1, 'not closed'],
    ['{% endif %}', 1, 1, 'closes nothing'],
    ['{% for one in people %}{{ one.nmae }}{% endfor %}', 1, 27, 'there is no variable "one.nmae"'],
    ['{{ incident.title.constructor }}', 1, 4, 'there is no variable'],
  ])('%j is refused at line %i, column %i', (text, line, column, why) => {
    const [fault] = checkLiquid(text);
    expect(fault).toMatchObject({ line, column });
    expect(fault?.why).toContain(why);
  });
  test('what is well formed passes, conditions that do not hold included', () => {
    const text =
      '{% if impact.customers %}{{ impact.customers }}{% else %}{{ lead | default: "nobody" }}{% endif %}\n{% for one in people %}- {{ one.name }} ({{ one.role }})\n{% endfor %}';
    expect(checkLiquid(text)).toEqual([]);
  });
});

describe('limits', () => {
  test.each([
    ['a loop without end', '{% for i in (1..1000000000) %}x{% endfor %}'],
    [
      'loops in loops',
      '{% for i in (1..999) %}{% for j in (1..999) %}{% for k in (1..999) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    ['loops over people', `${'{% for a in people %}'.repeat(60)}${'{% endfor %}'.repeat(60)}`],
    ['an output that grows', `{% for i in (1..9000) %}${'long '.repeat(2000)}{% endfor %}`],
    ['a value that doubles', `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`],
  ])('%s is refused soon', (_, text) => {
    const begun = performance.now();
    expect(checkLiquid(text)).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(renderPrefilled(text, SAMPLE_FACTS)).toBe('');
  });
});

describe('filling in', () => {
  test("an incident's words become no structure", () => {
    const facts = factsWithoutIncident('# Big\n\n- [x] *list* <!-- block: timeline --> | {{ lead }}', 'UTC', {
      name: 'A',
      word: 'debrief',
    });
    const text = renderPrefilled('{{ incident.title }}', facts);
    expect(text).not.toContain('\n');
    expect(text).toMatch(/^\\# Big - \\\[x\\\] \\\*list\\\* &lt;!-- block: timeline --> \\\| \{\{ lead \}\}$/);
  });
  test('what is not known is empty, and nothing fails', () => {
    const facts = factsWithoutIncident('Near miss', 'UTC', { name: 'A', word: 'debrief' });
    expect(
      renderPrefilled(
        'Led by {{ lead | default: "nobody" }}, {{ times.resolved }}{{ incident.services | join: ", " }}',
        facts,
      ),
    ).toBe('Led by nobody,');
  });
  test('lists read as lists', () => {
    expect(renderPrefilled('{{ incident.services }} by {{ people }}', SAMPLE_FACTS)).toBe(
      'checkout, payments by Sam Okafor, Ana Ruiz',
    );
  });
});
