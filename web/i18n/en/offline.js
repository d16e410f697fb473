// What is said of a new version of the site.
export default {
  isThere: 'A new version is there.',
  losesPage: 'A new version is there. What this page has now is not kept: with it the page begins anew.',
  load: 'Load it',
  later: 'Later',
};
