import { describe, expect, it } from 'vitest';
import { playwrightTally, runTally, sum, vitestTally } from '../lib/tally.ts';

const one = { name: 'a test', reason: 'wrong' };

const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped', message?: string) => ({
  title,
  tests: [{ projectName: 'one server', status, results: [message === undefined ? {} : { error: { message } }] }],
});

describe('tally', () => {
  it('names what failed in Vitest, and counts what it skipped as failed', () => {
    const long = Array.from({ length: 30 }, (_, line) => `\u001b[31mline ${line}\u001b[39m`).join('\n');
    const assertionResults = [
      { fullName: 'adds', status: 'passed', failureMessages: [] },
      { fullName: 'divides', status: 'failed', failureMessages: [long] },
      { fullName: 'waits', status: 'pending' },
    ];
    const { passed, failures } = vitestTally({
      testResults: [{ name: 'sum.test.ts', status: 'failed', message: '', assertionResults }],
    });
    expect(passed).toBe(1);
    expect(failures.map(({ name }) => name)).toEqual(['sum.test.ts > divides', 'sum.test.ts > waits']);
    expect(failures[0]?.reason?.split('\n')).toEqual(Array.from({ length: 12 }, (_, line) => `line ${line}`));
    expect(failures[1]?.reason).toBe('pending');
  });

  it('counts a file of Vitest that could not be run as one failure', () => {
    const testResults = [{ name: 'sum.test.ts', status: 'failed', message: 'no such import', assertionResults: [] }];
    expect(vitestTally({ testResults })).toEqual({
      passed: 0,
      failures: [{ name: 'sum.test.ts', reason: 'no such import' }],
    });
  });

  it('names what failed in Playwright, and counts what it skipped, or what passed only at a second try, as failed', () => {
    const nested = { title: 'a chat', specs: [spec('ends', 'unexpected', 'not ended'), spec('waits', 'skipped')] };
    const suites = [
      {
        title: 'chat.spec.ts',
        specs: [spec('starts', 'expected'), spec('goes on', 'flaky', 'lost')],
        suites: [nested],
      },
    ];
    expect(playwrightTally({ suites })).toEqual({
      passed: 1,
      failures: [
        { name: '[one server] chat.spec.ts > goes on', reason: 'lost' },
        { name: '[one server] chat.spec.ts > a chat > ends', reason: 'not ended' },
        { name: '[one server] chat.spec.ts > a chat > waits', reason: 'skipped' },
      ],
    });
  });

  it('takes the report when it explains the exit code', () => {
    const lastLines = ['the last'];
    expect(runTally({ code: 0, counted: { passed: 3, failures: [] }, lastLines })).toEqual({ passed: 3, failures: [] });
    expect(runTally({ code: 1, counted: { passed: 3, failures: [one] }, lastLines })).toEqual({
      passed: 3,
      failures: [one],
    });
  });

  it.each([
    ['a crash after tests that passed', 1, { passed: 3, failures: [] }, 3],
    ['a run that left no report', 0, undefined, 0],
    ['a run of no test', 0, { passed: 0, failures: [] }, 0],
    ['a run that was killed', null, { passed: 3, failures: [] }, 3],
  ])('counts %s as one failure, with what was printed last', (_, code, counted, passed) => {
    const tally = runTally({ code, counted, lastLines: ['Unhandled error', 'in a timer'] });
    expect(tally.passed).toBe(passed);
    expect(tally.failures).toHaveLength(1);
    expect(tally.failures[0]?.reason).toContain('Unhandled error\nin a timer');
  });

  it('adds up suites', () => {
    const other = { name: 'another' };
    expect(
      sum([
        { passed: 1, failures: [one] },
        { passed: 3, failures: [other, one] },
      ]),
    ).toEqual({ passed: 4, failures: [one, other, one] });
  });
});
