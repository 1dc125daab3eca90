export {
  type PlacedLabel,
  placeLabels,
  type StripInput,
  type StripModel,
  stripModel,
  type Tone,
} from './strip-model.ts';
export { describeStrip, type StripTheme, stripSvg } from './strip-svg.ts';
