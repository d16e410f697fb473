// 설정에 그려지는 신경망, 한국어.
/** @type {typeof import('../en/architecture.js').default} */
export default {
  title: '신경망',
  help: '층의 윗변을 끌거나 버튼을 누르세요. 둥근 버튼은 층을 더합니다.',
  input: '입력',
  output: '출력',
  hidden: ({ layer }) => `${layer}층`,
  units: ({ layer }) => `은닉층 ${layer}의 유닛 수`,
  value: ({ units }) => `유닛 ${units}개`,
  addFirst: '입력 다음에 은닉층 추가',
  add: ({ layer }) => `은닉층 ${layer} 다음에 은닉층 추가`,
  remove: ({ layer }) => `은닉층 ${layer} 삭제`,
  fewer: ({ layer }) => `은닉층 ${layer}의 유닛 줄이기`,
  more: ({ layer }) => `은닉층 ${layer}의 유닛 늘리기`,
  total: ({ parameters }) => `가중치와 편향 모두 ${parameters}개`,
  now: ({ layers, parameters }) =>
    `${layers.length === 0 ? '은닉층 없음' : `은닉층: ${layers.join(', ')}`}. 가중치와 편향 모두 ${parameters}개.`,
};
