import { COLOURS, colour, declareColours, stateColour } from '../../../drill/report/colours';
import { STYLE } from '../../../drill/report/html/style';

/** Properties that the style sheet sets by itself: a legend's colour and height. */
const LOCAL = ['c', 'h'];

it('gives every colour that the page and its figures name a value in both schemes', () => {
  const used = [STYLE, ...Object.values(colour), ...Object.values(stateColour)].join(' ');
  const names = new Set([...used.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
  expect([...names].sort()).toEqual([...Object.keys(COLOURS), ...LOCAL].sort());
});

it('declares them for the page', () => {
  expect(declareColours('light')).toContain(`--paper: ${COLOURS.paper.light};`);
  expect(declareColours('dark')).toContain(`--read-only: ${COLOURS['read-only'].dark};`);
});
