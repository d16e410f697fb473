// 깊을까 얕을까, 한국어.
/** @type {typeof import('../en/depth.js').default} */
export default {
  name: '깊을까 얕을까',
  title: '깊을까 얕을까',
  lead: '은닉층이 하나에서 다섯인 신경망 다섯 개이고, 가중치와 편향의 수는 거의 같습니다. 유닛을 옆으로 늘어놓는 것보다 뒤로 쌓는 것이 나을까요? 학습해 보고 무엇에 달렸는지 살펴보세요.',
  compare: '같은 매개변수, 한 층에서 다섯 층까지',
  data: '데이터',
  dataNames: { spiral: '나선', digits: 'MNIST 숫자' },
  activation: '활성화 함수',
  activations: { tanh: '쌍곡탄젠트(tanh)', relu: '렐루(ReLU)', sigmoid: '시그모이드' },
  trainAll: '다섯 개 모두 학습',
  pause: '일시 정지',
  how: 'Adam으로 하나씩 차례로 학습합니다. 나선은 300 에포크, 숫자는 5 에포크입니다. 누를 때마다 시드가 바뀌므로 어디까지가 운인지 볼 수 있습니다.',
  untrained: '아직 학습한 것이 없습니다.',
  training: (number) => `다섯 개 중 ${number}번째 신경망을 학습하는 중…`,
  trained: ({ means, seeds }) => `은닉층 하나에서 다섯까지의 테스트 정확도: ${means} (시드 ${seeds}개).`,
  chart: '깊이에 따른 테스트 정확도',
  axes: { layers: '은닉층 수', accuracy: '테스트 정확도, %' },
  seed: (seed) => `시드 ${seed}`,
  chartText: (means) => `은닉층 하나, 둘, 그 이상일 때의 평균 테스트 정확도: ${means}.`,
  layers: (layers) => `은닉층 ${layers}개`,
  facts: { units: '유닛', parameters: '매개변수', accuracy: '테스트 정확도', seconds: '초' },
  surface: ({ layers, accuracy }) => `은닉층이 ${layers}개인 신경망이 평면을 나누는 모습. 테스트 정확도: ${accuracy}.`,
  own: {
    title: '나선을 배우는 나만의 신경망',
    layers: '은닉층 수',
    units: '층마다 유닛 수',
    rate: '학습률',
    train: '학습',
    again: '다시 시작',
    status: ({ epochs, accuracy }) => `${epochs} 에포크 뒤 테스트 점의 ${accuracy}가 맞습니다.`,
    surface: ({ epochs, accuracy }) =>
      `나선과, ${epochs} 에포크 뒤 내 신경망이 평면을 나누는 모습. 테스트 점의 ${accuracy}가 맞습니다.`,
  },
  exercises: {
    count: {
      ask: '나만의 신경망의 층과 유닛 수를 정해 가중치와 편향이 모두 151개가 되게 하세요. 입력은 둘, 출력은 하나이고 유닛마다 편향이 하나 있습니다.',
      tooFew: ({ sum, count }) => `지금은 ${sum} = ${count}개로 모자랍니다.`,
      tooMany: ({ sum, count }) => `지금은 ${sum} = ${count}개로 너무 많습니다.`,
      right: ({ sum, count }) => `${sum} = ${count}개입니다.`,
    },
    twenty: {
      ask: '은닉 유닛을 모두 합해 20개까지만 써서 나선의 테스트 정확도 95%에 이르세요.',
      tooMany: ({ units, most }) => `은닉 유닛이 ${units}개입니다. ${most}개까지만 쓸 수 있습니다.`,
      untrained: '아직 학습하지 않았습니다.',
      shallow: ({ accuracy }) =>
        `테스트 점의 ${accuracy}를 맞힙니다. 은닉층 하나는 직선을 따라 난 계단을 더할 뿐입니다. 유닛이 이렇게 적으면 두세 층에 나누어 보세요.`,
      notYet: ({ accuracy }) =>
        `테스트 점의 ${accuracy}를 맞힙니다. 더 오래 학습하거나 활성화 함수, 학습률, 층 수를 바꿔 보세요.`,
      right: ({ accuracy, units, layers }) => `${layers}개 층의 유닛 ${units}개로 ${accuracy}입니다.`,
    },
    share: {
      ask: '숫자 데이터로 다섯 개를 모두 학습하세요. 층이 다섯인 신경망의 가중치와 편향 가운데 첫째 층의 것은 얼마나 될까요?',
      choices: { fifth: '5분의 1쯤', half: '절반쯤', most: '거의 모두' },
      untrained: '먼저 숫자 데이터로 다섯 개를 모두 학습해 주세요.',
      none: '먼저 답을 골라 주세요.',
      wrong: ({ first, all, share }) =>
        `첫째 층이 ${all}개 중 ${first}개로 ${share}입니다. 첫째 층의 입력은 784픽셀이고, 나머지 층의 입력은 서른 개쯤의 유닛입니다.`,
      right: ({ first, all, share }) =>
        `첫째 층이 ${all}개 중 ${first}개로 ${share}입니다. 그래서 그림에서는 층을 더하는 비용이 적고, 전결합 층만으로는 결과도 별로 달라지지 않습니다.`,
    },
  },
};
