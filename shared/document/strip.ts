export {
  type PlacedLabel,
  placeLabels,
  type StripInput,
  type StripModel,
  stripModel,
  type Tone,
} from './strip-model.ts';
export { describeStrip, stripFigure, stripSvg } from './strip-svg.ts';
