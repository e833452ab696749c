/**
 * The words of the records' lines and of their lamps.
 */
export const recordStrings = {
  caption: (group: string) => `Records of ${group}, and how often each was counted`,
  columns: { lamp: "Health", value: "Value", identifier: "Set identifier", weight: "Weight", check: "Check", remove: "Remove" },
  show: { returned: "Returned", first: "First", picked: "Picked" },
  axis: { count: "share of all queries", deviation: "standard deviations from expectation" },
  deviation: "Deviation",
  certain: "certain",
  value: (name: string) => `Value of ${name}`,
  identifier: (name: string) => `Set identifier of ${name}`,
  weight: (name: string) => `Weight of ${name}`,
  check: (name: string) => `Health check of ${name}`,
  checkChoice: (target: string, id: string) => `${target} (${id})`,
  noCheck: "no check",
  newCheck: "new check",
  remove: (name: string) => `Remove ${name}`,
  open: (name: string) => `Edit ${name}`,
  role: { PRIMARY: "primary", SECONDARY: "secondary" },
  standby: "standby",
  resting: "weight 0",
  alias: (target: string) => `alias of ${target}`,
  leftOut: "left out: its check is failing",
  empty: "No record stands here yet: paste addresses, one a line.",
};

export const lampStrings = {
  healthy: "healthy",
  unhealthy: "unhealthy",
  unchecked: "no check",
  toggle: (name: string) => `${name} healthy`,
  now: (name: string, lamp: string) => `${name} is ${lamp}: press to switch`,
  fixed: (name: string) => `${name} has no health check and counts as healthy`,
};
