const headings = {
  rule: "heading-order",
  reason: "Redoc puts the h4 Request and Responses right under the h2 of an operation.",
};

const landmarks = {
  rule: "region",
  reason: "Redoc's side bar, with the search field and the menu, is not inside a landmark.",
};

/**
 * What axe still finds in Redoc's own markup. All of it is moderate, and none can be fixed from the contract or
 * a style sheet.
 */
export const remainingAxeFindings = { desktop: [headings, landmarks], phone: [headings] };
