// 시그모이드와 그 친척들.
/** @type {typeof import('../en/sigmoid.js').default} */
const words = {
  name: '시그모이드',
  title: '시그모이드, 그리고 깊은 신경망이 그것을 버린 까닭',
  lead: '시그모이드는 미분할 수 있는 매끄러운 계단입니다. 그래서 유닛이 기울기로 배울 수 있습니다. 하지만 0에서 멀어지면 거의 평평하고, 기울기는 층을 하나 거슬러 갈 때마다 그 미분값만큼 곱해집니다.',
  functions: { sigmoid: '시그모이드', tanh: 'tanh', relu: 'ReLU', 'leaky-relu': 'Leaky ReLU' },
  curveTitle: '곡선과 그 미분값',
  function: '함수',
  sum: '가중합 z',
  curves: { value: 'g(z)', slope: '미분값 g′(z)' },
  curveSeen: ({ name, sum, value, slope }) =>
    `−10부터 10까지의 ${name} 곡선과, 점선으로 그린 미분값입니다. z = ${sum}에서 값은 ${value}, 미분값은 ${slope}입니다.`,
  at: ({ sum, value, slope }) => `g(${sum}) = ${value}, g′(${sum}) = ${slope}.`,
  isSaturated: '포화 상태입니다. 기울기가 거의 통과하지 못합니다.',
  isLive: '기울기가 이 미분값만큼 곱해져 통과합니다.',
  deepTitle: '깊은 신경망을 거슬러 가기',
  other: '두 번째 신경망',
  depth: '유닛 8개짜리 은닉층의 수',
  train: ({ epochs }) => `둘 다 ${epochs} 에포크 학습`,
  pause: '일시 정지',
  again: '다시 시작',
  gradients: {
    caption: '층마다 가중치에 대한 기울기의 길이 (막대는 로그 눈금)',
    layer: '층',
    output: ({ weights }) => `${weights} (출력)`,
  },
  shrinks: ({ epochs, sigmoid, other, name, sigmoidAccuracy, otherAccuracy }) =>
    `${epochs} 에포크 뒤 첫 층의 기울기는 출력층 기울기의 ${sigmoid}배(시그모이드), ${other}배(${name})입니다. 테스트 정확도는 ${sigmoidAccuracy}와 ${otherAccuracy}입니다.`,
  exercises: {
    slope: {
      ask: '시그모이드의 미분값은 가장 클 때 얼마일까요?',
      answer: '가장 큰 미분값',
      none: '숫자를 넣어 주세요.',
      steeper: ({ sum, slope }) => `z = ${sum}에서는 더 가파릅니다. 미분값이 ${slope}입니다.`,
      flatter: '그렇게 가파른 곳은 없습니다. 점선을 따라가 보세요.',
      done: ({ slope, power }) =>
        `z = 0에서 ${slope}입니다. 그러니 다섯 층을 지나면 가중치를 빼고 보아도 기울기가 많아야 원래의 ${power}만 남습니다.`,
    },
    saturated: {
      ask: '위에서 시그모이드를 고르고, 미분값이 0.01보다 작아지는 곳 가운데 0에서 가장 가까운 z로 슬라이더를 옮겨 보세요.',
      otherFunction: '위의 함수가 다릅니다. 시그모이드를 고르세요.',
      steep: ({ sum, slope }) => `z = ${sum}에서는 미분값이 아직 ${slope}입니다. 더 바깥으로 가 보세요.`,
      far: ({ sum, nearer, slope }) =>
        `z = ${sum}에서 0.01보다 작기는 하지만, 0에 더 가까운 ${nearer}에서도 이미 ${slope}입니다.`,
      done: ({ sum, value, slope }) =>
        `z = ${sum}에서 유닛의 출력은 ${value}이고, 기울기는 ${slope}배만 통과합니다. 입력이나 가중치가 조금만 커도 이렇게 됩니다.`,
    },
    deep: {
      ask: '두 신경망에 은닉층을 다섯 개 이상 두고, 둘 중 하나가 테스트 점의 95 %를 맞히게 해 보세요.',
      shallow: ({ depth }) => `지금은 은닉층이 ${depth}개입니다. 다섯 개 이상으로 늘려 주세요.`,
      low: ({ sigmoid, other, name, epochs }) =>
        `${epochs} 에포크 뒤 시그모이드 신경망의 정확도는 ${sigmoid}, ${name} 신경망은 ${other}입니다. 더 학습하거나 다른 함수를 써 보세요.`,
      done: ({ accuracy, name, norm, sigmoidNorm }) =>
        `${name} 신경망의 정확도가 ${accuracy}입니다. 첫 층 기울기의 길이가 ${norm}이고, 시그모이드 신경망에서는 ${sigmoidNorm}입니다.`,
    },
  },
};

export default words;
