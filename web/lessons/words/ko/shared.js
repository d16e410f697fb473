// 모든 수업에 쓰이는 문장.
/** @type {typeof import('../en/shared.js').default} */
const words = {
  lessons: '수업 목록',
  steps: '이전 수업과 다음 수업',
  previous: (name) => `← ${name}`,
  next: (name) => `${name} →`,
  solved: '풀었음',
  dismiss: '닫기',
  loading: '숫자 데이터를 불러오는 중…',
  loadingAgain: '연결이 끊겨 다시 시도하는 중…',
  loadingShare: ({ received, total }) => `숫자 데이터를 불러오는 중: ${total} MB 중 ${received} MB`,
  exercises: '연습 문제',
  check: '정답 확인',
  right: '맞았습니다.',
  wrong: '아직 아닙니다.',
  code: '선생님께 낼 결과 코드',
  copy: '복사',
  copied: '복사했습니다',
};

export default words;
