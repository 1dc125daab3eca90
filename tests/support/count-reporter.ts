import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line that counts: `212 passed, 0 failed`. Before it, what passed only at its second try: a bug to mend. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const flaky: string[] = [];
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const { state } = test.result();
        if (state !== 'pending') counts[state] += 1;
        if (test.diagnostic()?.flaky) {
          const faults = (test.result().errors ?? []).map((one) => one.stack ?? one.message);
          flaky.push(`Passed at its second try: ${test.fullName} (${module.relativeModuleId})\n${faults.join('\n')}`);
        }
      }
      // A file that could not even be read holds no tests, and must not count as nothing.
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed')) counts.failed += 1;
    }
    // After whatever the other reporters still have to say.
    process.on('exit', () => {
      for (const one of flaky) console.log(one);
      console.log(
        `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
      );
    });
  }
}
