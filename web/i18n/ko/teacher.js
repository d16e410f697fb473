// 선생님이 정해 둔 것과 목표.
/** @type {typeof import('../en/teacher.js').default} */
const teacher = {
  locked: ({ list }) => `선생님이 정해 두어 여기서 바꿀 수 없습니다: ${list}.`,
  sign: '선생님이 정해 두었습니다.',
  goal: '목표',
  reached: '이룸',
  notYet: '아직',
  metrics: {
    testAccuracy: '테스트 정확도',
    accuracy: '학습 정확도',
    loss: '학습 손실',
    testLoss: '테스트 손실',
    epochs: '에포크',
    units: '은닉 유닛 수',
    layers: '은닉층 수',
    parameters: '가중치와 편향의 수',
    seconds: '학습한 시간(초)',
  },
  controls: {
    image: '신경망이 보는 그림',
    bars: '확률',
    chart: '그래프',
    accuracy: '테스트 정확도',
    teach: '무슨 숫자인지 알려 주기',
    history: '에포크를 따라 되돌아가기',
    weights: '가중치와 편향',
    'points-seed': '점 고르기',
    own: '직접 만든 점',
  },
};

export default teacher;

/** @type {typeof import('../en/teacher.js').errors} */
export const errors = {
  'switch-unknown': ({ attribute, names, known }) =>
    `${attribute}: 이 요소에는 ${names.join(', ')}(이)라는 것이 없습니다. 쓸 수 있는 이름: ${known.join(', ')}.`,
  'goal-unclear': ({ part, metrics }) =>
    `goal: '${part}'은(는) 조건이 아닙니다. testAccuracy>=0.95처럼 이름, >= <= > < = 가운데 하나, 수를 차례로 쓰고 조건 사이는 띄어 쓰세요. 쓸 수 있는 이름: ${metrics.join(', ')}.`,
  'goal-too-long': ({ count, most }) => `goal: 조건은 ${most}개까지 쓸 수 있는데 ${count}개입니다.`,
  'locked-settings': ({ differences }) =>
    `선생님이 ${differences.map((/** @type {any} */ { name, wanted }) => `${name}=${wanted}`).join(', ')}(으)로 정해 두었는데 이 신경망은 ${differences.map((/** @type {any} */ { name, found }) => `${name}=${found}`).join(', ')}이라서, 지금 신경망과 바꿀 수 없습니다.`,
  'locked-files': () => '여기서는 파일을 열지 않도록 선생님이 정해 두었습니다.',
  'locked-data': () => '무엇을 배울지 선생님이 정해 두어서 표를 열 수 없습니다.',
};
