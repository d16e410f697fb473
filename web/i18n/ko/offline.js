// 사이트의 새 버전을 알리는 말.
/** @type {typeof import('../en/offline.js').default} */
export default {
  isThere: '새 버전이 있습니다.',
  losesPage: '새 버전이 있습니다. 지금 이 페이지에 있는 것은 보관되지 않으므로, 불러오면 처음부터 다시 시작합니다.',
  load: '불러오기',
  later: '나중에',
};
