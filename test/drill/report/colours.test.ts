import { COLOURS, colour, declareColours, stateColour } from '../../../drill/report/colours';
import { STYLE } from '../../../drill/report/html/style';

/** Properties that the style sheet defines itself: colour and height in the legend. */
const LOCAL = ['c', 'h'];

it('defines every colour that the page and its figures use', () => {
  const used = [STYLE, ...Object.values(colour), ...Object.values(stateColour)].join(' ');
  const names = new Set([...used.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
  expect([...names].sort()).toEqual([...Object.keys(COLOURS), ...LOCAL].sort());
});

it('declares the colours of each scheme for the page', () => {
  expect(declareColours('light')).toContain(`--paper: ${COLOURS.paper.light};`);
  expect(declareColours('dark')).toContain(`--read-only: ${COLOURS['read-only'].dark};`);
});
