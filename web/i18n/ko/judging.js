// 신경망을 평가하는 탭, 한국어.
/** @type {typeof import('../en/judging.js').default} */
const judging = {
  summary: ({ right, count, percent }) => `테스트 숫자 ${count}개 중 ${right}개를 맞게 읽습니다: ${percent}.`,
  refresh: '새로 고침',
  matrix: '혼동 행렬',
  matrixHelp: '칸을 누르면 그 칸의 숫자들을 볼 수 있습니다. 화살표 키로 칸을 옮겨 다닙니다.',
  is: '정답',
  readAs: '읽은 숫자',
  cell: ({ label, read, count }) => `${label}을(를) ${read}(으)로 읽음: ${count}`,
  mistakes: ({ count }) => `틀린 숫자: ${count}개`,
  mistakesHelp: '확신이 큰 것부터: 정답 → 읽은 숫자.',
  noMistakes: '틀린 것이 없습니다. 테스트 숫자를 모두 맞게 읽었습니다.',
  noneInCell: '이 칸에 해당하는 테스트 숫자가 없습니다.',
  allMistakes: '틀린 숫자 모두',
  more: '더 보기',
  example: ({ label, read, percent }) => `정답 ${label}, ${read}(으)로 읽음, 확신 ${percent}`,
  image: ({ label }) => `숫자 ${label} 그림`,
  classes: '정밀도와 재현율',
  classesHelp: '정밀도: 이 숫자로 읽은 것 중 실제로 맞는 비율. 재현율: 이 숫자 중 맞게 읽은 비율.',
  columns: { digit: '숫자', count: '테스트 숫자', precision: '정밀도', recall: '재현율' },
  reliability: '신뢰도',
  reliabilityHelp: '막대: 그만큼 확신할 때 실제로 맞은 비율. 옅은 부분: 확신과의 차이. 점선 위에서는 둘이 같습니다.',
  reliabilityImage: ({ percent }) =>
    `신뢰도 도표: 확신 구간별 정확도. 보정 오차 ${percent}. 수치는 아래 표에 있습니다.`,
  calibrationError: ({ percent }) => `기대 보정 오차(ECE): ${percent}`,
  bins: { confidence: '확신', digits: '개수', accuracy: '정확도' },
  asTable: '표로 보기',
};

export default judging;
