/** German forms are spelled out: "vergessen/vergaß/vergisst": the first is the infinitive, which stands for the act as a noun too. */
export const inflectGerman = (verb: string) => {
  const [base = '', ...others] = verb.split('/');
  const noun = base.charAt(0).toUpperCase() + base.slice(1);
  return { base: [base], past: others.length > 0 ? others : [base], ing: [noun] };
};
