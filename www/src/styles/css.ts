/**
 * Styles as text: the tag is for editors, which read what it marks as CSS.
 */
export const css = ({ raw }: TemplateStringsArray): string => raw[0] ?? "";
