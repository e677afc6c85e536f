import { withoutLeft } from '../../../../cli/commands/drill/removed-lab';
import { renderText } from '../../../../drill/report/text/render';
import { reportOfCauses } from '../../../support/drill/scenarios';

it('a drill that removes its lab reports nothing to undo, and the rest of each cause', () => {
  const report = reportOfCauses(['class-change']);
  expect(renderText(report)).toContain('aws rds modify-db-instance');
  const removed = withoutLeft(report);
  expect(renderText(removed)).not.toContain('aws rds modify-db-instance');
  expect(removed.runs[0]?.cause).toEqual({ ...report.runs[0]?.cause, left: [] });
});
