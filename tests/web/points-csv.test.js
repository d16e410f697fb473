// Tables of points, good and bad.
import { describe, expect, test } from 'vitest';
import { readPointsTable } from '../../web/files/points-csv.js';

const LINES = 10_000;

describe('a table of points', () => {
  test('with names of its columns and texts as classes', () => {
    const { points, classes, scaled } = readPointsTable('x,y,kind\n1,2,cat\n-3.5,4e-1,dog\n0,0,cat\n');
    expect([...points.inputs]).toEqual([1, 2, -3.5, Math.fround(0.4), 0, 0]);
    expect([...points.labels]).toEqual([0, 1, 0]);
    expect(points.values).toHaveLength(0);
    expect(classes).toEqual(['cat', 'dog']);
    expect(scaled).toEqual([]);
  });

  test('without names, with semicolons, blanks and empty lines', () => {
    const { points, classes } = readPointsTable('\n1; 2; 10\r\n3 ;4;2\r\n\r\n5;6; 10 \r\n');
    expect([...points.inputs]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(classes).toEqual(['2', '10']);
    expect([...points.labels]).toEqual([1, 0, 1]);
  });

  test('whose third column has values to be predicted', () => {
    const { points, classes } = readPointsTable('1,2,0.5\n3,4,-0.25\n');
    expect([...points.values]).toEqual([0.5, -0.25]);
    expect(points.labels).toHaveLength(0);
    expect(classes).toEqual([]);
  });

  test('that reaches beyond the plane is scaled, column by column, and says so', () => {
    const { points, scaled } = readPointsTable('height,weight,age\n150,2,10\n200,-6,30.5\n175,6,20\n');
    expect(scaled).toEqual(['height', 'age']);
    expect([...points.inputs]).toEqual([-5, 2, 5, -6, 0, 6]);
    expect(Math.min(...points.values)).toBe(-1);
    expect(Math.max(...points.values)).toBe(1);
  });
});

describe('what is no table of points is refused in a sentence', () => {
  test.each([
    ['', 'csv-empty', {}],
    ['x,y,class\n', 'csv-empty', {}],
    ['1,2\n3,4\n', 'csv-columns', { line: 1, count: 2 }],
    ['x,y,class\n1,2,0\n1,2,0,5\n', 'csv-columns', { line: 3, count: 4 }],
    ['1,2,0\nDear diary,5,1\n', 'csv-number', { line: 2, value: 'Dear diary' }],
    ['1,2,0\n1,Infinity,1\n', 'csv-number', { line: 2, value: 'Infinity' }],
    ['1,2,0\n1,,1\n', 'csv-number', { line: 2, value: '' }],
    ['1,2,0\n1,3,\n', 'csv-number', { line: 2, value: '' }],
    ['1,2,a\n1,3,a\n', 'csv-classes', { count: 1 }],
    [Array.from({ length: 11 }, (_, i) => `1,2,class ${i}`).join('\n'), 'csv-classes', { count: 11 }],
    ['Dear diary, today was a good day.', 'csv-empty', {}],
  ])('%j', (text, code, details) => {
    expect(() => readPointsTable(text)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) }),
    );
  });

  test('a million lines', () => {
    expect(() => readPointsTable('1,2,0\n'.repeat(1e6))).toThrow(
      expect.objectContaining({ code: 'csv-rows', details: { most: LINES } }),
    );
    expect(readPointsTable(`${'1,2,0\n'.repeat(LINES - 1)}1,2,1`).points.labels).toHaveLength(LINES);
  });
});
