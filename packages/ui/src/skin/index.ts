export { type ColourProblem, colourProblem } from './colour-problem.ts';
export { type ColourReport, LEAST_TEXT_CONTRAST, reportColour } from './colour-report.ts';
export { contrast } from './contrast.ts';
export { deriveSkin, type Skin, type SkinColours, type SkinError } from './derive-skin.ts';
export { skinCss, skinHash } from './skin-css.ts';
