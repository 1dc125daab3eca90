export { NewTemplatePage as default } from './template-page.tsx';
