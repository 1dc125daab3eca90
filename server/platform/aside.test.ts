import { describe, expect, it } from 'vitest';
import { createAside } from './aside.ts';

const options = { timeoutMs: 3000, tooLong: 'It takes too long.' };
const aside = createAside<{ do: string }, string>('aside.test-support', import.meta.url, options);

describe('work aside', () => {
  it('is answered, one piece after the other, while this thread goes on', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 5);
    const answers = await Promise.all([aside({ do: 'work' }), aside({ do: 'echo' })]);
    clearInterval(clock);
    expect(answers).toEqual(['worked', 'echo']);
    expect(turns).toBeGreaterThan(20);
  });

  it('hands refusals back as they were, and failures as failures', async () => {
    await expect(aside({ do: 'refuse' })).rejects.toMatchObject({ code: 'bad-input', problems: [{ path: 'x' }] });
    await expect(aside({ do: 'fail' })).rejects.toThrow('a mistake of ours');
  });

  it('that never ends is given up, and what comes next is done', async () => {
    const given = aside({ do: 'hang' });
    const next = aside({ do: 'echo' });
    await expect(given).rejects.toMatchObject({ code: 'too-large', message: 'It takes too long.' });
    expect(await next).toBe('echo');
  });

  it('that ends its thread fails, and what comes next is done', async () => {
    await expect(aside({ do: 'exit' })).rejects.toThrow('ended');
    expect(await aside({ do: 'echo' })).toBe('echo');
  });
});
