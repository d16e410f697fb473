// <inkling-playground>, 한국어.
/** @type {typeof import('../en/playground.js').default} */
const playground = {
  learning: '학습 방법',
  data: {
    title: '점',
    points: '점의 수',
    noise: '잡음',
    share: '학습에 쓰는 비율',
    again: '점 다시 뽑기',
  },
  datasets: {
    circle: '원',
    xor: '배타적 논리합',
    gauss: '두 무리',
    spiral: '나선',
    moons: '초승달',
    and: '논리곱',
    or: '논리합',
    'xor-table': '배타적 논리합 표',
    plane: '기울어진 면',
    'gauss-surface': '언덕',
    own: '직접 만들기',
  },
  features: {
    x: '가로',
    y: '세로',
    xSquared: 'x₁의 제곱',
    ySquared: 'x₂의 제곱',
    xTimesY: 'x₁ 곱하기 x₂',
    sinX: 'x₁의 사인',
    sinY: 'x₂의 사인',
  },
  own: {
    help: '평면을 누르거나 좌표를 입력하세요. 표(CSV)에는 x₁, x₂, 그리고 클래스나 값, 이렇게 세 열이 있어야 합니다.',
    hint: '눌러서 점 추가',
    class: '클래스',
    className: ({ label }) => `클래스 ${label}`,
    add: '점 추가',
    undo: '되돌리기',
    clear: '모두 지우기',
    open: '표 열기…',
    readClasses: ({ count, classes }) => `점 ${count}개를 읽었습니다. 클래스: ${classes}.`,
    readValues: ({ count }) => `값이 있는 점 ${count}개를 읽었습니다.`,
    scaled: ({ columns }) => `평면에 맞게 크기를 조정한 열: ${columns}.`,
  },
  network: {
    title: '신경망',
    features: '특성',
    output: '출력',
    add: '층 추가',
    layer: ({ layer }) => `은닉층 ${layer}`,
    fewer: ({ layer }) => `${layer}층의 유닛 줄이기`,
    more: ({ layer }) => `${layer}층의 유닛 늘리기`,
    remove: ({ layer }) => `${layer}층 없애기`,
    activation: ({ layer }) => `${layer}층의 활성화 함수`,
    unit: ({ layer, unit }) => `은닉층 ${layer}의 유닛 ${unit}: 가중치 보기`,
    outputUnit: ({ unit }) => `출력 유닛 ${unit}: 가중치 보기`,
    weight: ({ weight }) => `가중치 ${weight}: 누르면 바꿀 수 있습니다`,
    summary: ({ shape, parameters }) => `유닛 ${shape}, 가중치와 편향 ${parameters}개`,
  },
  editor: {
    title: ({ layer, unit }) => `${layer}층 유닛 ${unit}`,
    help: '각 입력에 곱하는 수와 더하는 수입니다. 숫자를 바꾸면 평면이 어떻게 달라지는지 보세요.',
    weight: ({ input }) => `${input}의 가중치`,
    bias: '편향',
  },
  output: {
    title: '신경망의 답',
    training: '학습',
    test: '시험',
    loss: ({ loss }) => `손실 ${loss}`,
    showTest: '시험 점 보기',
    discretise: '두 색으로만 보기',
    right: ({ percent }) => `${percent} 맞음`,
    trainingLoss: '학습 손실',
    testLoss: '시험 손실',
    epochs: '에포크',
    spoken: ({ training, test, result }) =>
      `신경망의 답으로 색칠한 평면: 학습 점 ${training}개, 시험 점 ${test}개, 시험 결과 ${result}.`,
    spokenLoss: ({ loss }) => `시험 손실 ${loss}`,
  },
  controls: {
    title: '학습',
    play: '시작',
    pause: '멈춤',
    step: '한 걸음',
    back: '뒤로',
    backHelp: '마지막 걸음을 되돌립니다',
    reset: '처음으로',
    resetHelp: '같은 첫 가중치에서 다시 시작합니다',
    newSeed: '새 시드',
    newSeedHelp: '다른 첫 가중치로 시작합니다',
    size: '한 걸음은',
    sizes: { example: '점 하나', minibatch: '미니배치 하나', epoch: '에포크 하나' },
    pace: '속도',
    paces: { frame: '화면마다 한 에포크', full: '되도록 빠르게' },
    epoch: '에포크',
    updates: ({ steps }) => `갱신 ${steps}번`,
  },
  files: {
    title: '가져가기',
    open: '신경망 열기…',
    formats: {
      safetensors: 'safetensors로 저장',
      onnx: 'ONNX로 저장',
      json: 'JSON으로 저장',
      pytorch: 'PyTorch용으로 저장',
    },
  },
};

export default playground;

/** @type {typeof import('../en/playground.js').errors} */
export const errors = {
  'attribute-choice': ({ name, value, choices }) =>
    `${name}: ${choices.join(', ')} 중 하나여야 합니다. 받은 값: '${value}'.`,
  'attribute-number': ({ name, value, minimum, maximum, isWhole }) =>
    `${name}: ${minimum}부터 ${maximum}까지의 ${isWhole ? '정수' : '수'}여야 합니다. 받은 값: '${value}'.`,
  'no-points': () => '배울 점이 없습니다. 평면을 눌러 점을 찍거나 표를 여세요.',
  'not-points': () => 'predict(points)에는 유한한 수로 된 점 [x, y]의 목록이 필요합니다: [[1, 2], …].',
  'too-many-points': ({ count, most }) => `점은 ${most}개까지 쓸 수 있습니다. 받은 점: ${count}개.`,
  parameter: ({ place, value, count }) =>
    `가중치나 편향은 0부터 ${count - 1}까지의 자리에 유한한 수로 바꿀 수 있습니다. 받은 값: 자리 ${place}에 ${value}.`,
  'points-model-shape': ({ inputs, outputs, wantedInputs, wantedOutputs }) =>
    `파일의 신경망은 입력 ${inputs}개, 출력 ${outputs}개입니다. 고른 특성과 점에는 ${wantedInputs}개와 ${wantedOutputs}개가 필요합니다.`,
  'csv-empty': () => '표에 점이 없습니다. 한 줄에 x, y, 그리고 클래스나 값, 이렇게 세 열이 필요합니다.',
  'csv-rows': ({ most }) => `표의 점이 ${most}개를 넘어 여기에서 배울 수 없습니다. 일부만 쓰세요.`,
  'csv-columns': ({ line, count }) =>
    `${line}번째 줄의 열이 ${count}개입니다. 모든 줄에 x, y, 그리고 클래스나 값, 이렇게 세 열이 필요합니다.`,
  'csv-number': ({ line, value }) =>
    value === '' ? `${line}번째 줄에 빈칸이 있습니다.` : `${line}번째 줄에 수 대신 '${value}'이(가) 있습니다.`,
  'csv-classes': ({ count, most }) =>
    `셋째 열의 클래스가 ${count}개입니다. 2개부터 ${most}개까지의 클래스이거나 예측할 수여야 합니다.`,
};
