/** A CSS module: class names as written, to class names as built. Import it whole: `import * as css from "./x.module.css"`. */
declare module "*.module.css" {
  const classes: { readonly [written: string]: string }
  export = classes
}
declare module "*.css"
