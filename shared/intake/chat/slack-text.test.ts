import { describe, expect, it } from 'vitest';
import { slackToMarkdown } from './slack-text.ts';

const names = {
  user: (id: string) => (id === 'U1' ? 'Sam Okafor' : undefined),
  channel: (id: string) => (id === 'C1' ? 'inc-42' : undefined),
};
const md = (text: string) => slackToMarkdown(text, names);

describe('slackToMarkdown', () => {
  it.each([
    ['<@U1> <@U2|mei> <@U3>', '@Sam Okafor @mei @U3'],
    ['<#C1> <#C2|ops> <!channel> <!subteam^S1|@sre>', '#inc-42 #ops @channel @sre'],
    ['<https://a.example>', 'https://a.example'],
    ['<https://a.example/x(1)|a [link]>', '[a \\[link\\]](https://a.example/x%281%29)'],
    ['<mailto:sam@shop.example|sam@shop.example>', 'sam@shop.example'],
    ['<javascript:alert(1)|press>', 'press (javascript:alert(1))'],
    ['<!date^1772618400^{date}|4 March>', '4 March'],
    ['*bold* and ~gone~ and _still_ 2*3*4', '**bold** and ~~gone~~ and _still_ 2*3*4'],
    ['`a *b* &lt;c&gt;`', '`a *b* <c>`'],
    ['x &amp;lt; y', 'x &lt; y'],
    ['see ```kubectl get &lt;pod&gt;``` now', 'see \n```\nkubectl get <pod>\n```\n now'],
    ['a < b and c > d', 'a < b and c > d'],
  ])('%s', (slack, markdown) => {
    expect(md(slack)).toBe(markdown);
  });
});
