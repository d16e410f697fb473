// 내 숫자와 가르치기.
/** @type {typeof import('../en/hand.js').default} */
export default {
  wrong: '틀렸나요? 정답은',
  itIs: ({ digit }) => `정답은 ${digit}: 가르치기`,
  teaching: '글씨를 배우는 중…',
  taught: ({ seconds, read, count }) => `${seconds}초 만에 배웠습니다. 내 숫자 ${count}개 중 ${read}개를 읽습니다.`,
  intro:
    '신경망이 그림을 잘못 읽으면 읽은 것 아래에서 맞는 숫자를 누르세요. 그림이 여기 내 숫자에 더해지고, 신경망이 바로 배웁니다. 모두 이 기기에만 남습니다.',
  empty: '아직 없습니다. 위에 숫자를 그리고 무슨 숫자인지 누르세요. 숫자마다 세 개쯤이면 충분합니다.',
  summary: ({ count, read, percent }) => `내 숫자 ${count}개 중 ${read}개를 바르게 읽음: ${percent}`,
  list: '내 숫자',
  digit: ({ label, digit }) => `내 ${label}, ${digit}(으)로 읽음`,
  digitUnread: ({ label }) => `내 ${label}`,
  readAs: ({ digit }) => `읽음: ${digit}`,
  remove: ({ label }) => `이 ${label} 삭제`,
  removed: ({ count }) => `숫자 ${count}개를 삭제했습니다.`,
  teachAll: '모두 다시 가르치기',
  removeAll: '모두 삭제',
  import: '가져오기…',
  exportStrokes: '획으로 저장 (JSON)',
  exportIdx: '이미지로 저장 (IDX)',
  added: ({ count, name }) => `${name}: 내 숫자에 ${count}개를 더했습니다.`,
};
