// XOR.
/** @type {typeof import('../en/xor.js').default} */
const words = {
  name: 'XOR 문제',
  title: '직선 하나로는 안 되는 일',
  lead: 'XOR는 두 입력 중 정확히 하나만 1일 때 1입니다. 퍼셉트론은 여기서 제자리를 맴돕니다(민스키와 패퍼트, 1969). 은닉층은 평면을 접어서 다시 직선 하나로 나눌 수 있게 합니다.',
  perceptronTitle: '퍼셉트론 하나',
  planeSeen: ({ first, second, bias }) =>
    `XOR의 네 예제와 가중합이 0인 직선: w₁ = ${first}, w₂ = ${second}, b = ${bias}.`,
  columns: { epoch: '에포크', mistakes: '실수', weights: 'w₁, w₂, b 값', sameAs: '같은 에포크' },
  table: '에포크가 끝날 때의 가중치, 마지막 것부터',
  oneEpoch: '한 에포크',
  tenEpochs: '열 에포크',
  begin: '가중치 0에서 시작하는 학습률 1의 퍼셉트론 규칙입니다. 배우게 해 보세요.',
  mistaken: ({ epoch, mistakes }) => `에포크 ${epoch}: ${mistakes}번 틀렸습니다.`,
  learnt: ({ epoch }) => `에포크 ${epoch}에서는 한 번도 틀리지 않았습니다.`,
  repeats: ({ epoch, earlier }) =>
    `에포크 ${epoch}의 끝에서 가중치가 에포크 ${earlier} 때와 똑같아졌습니다. 이렇게 영원히 맴돕니다.`,
  why: '직선이 없는 까닭',
  added: '예제마다 부등식 하나: 왼쪽은 0, 오른쪽은 1인 예제입니다. 양쪽을 각각 더하면:',
  networkTitle: '사이에 은닉층 하나',
  units: '유닛',
  seed: '시드',
  train: '학습',
  pause: '일시정지',
  epoch: '한 단계',
  reset: '초기화',
  inputSpace: '입력 공간: 은닉 유닛이 0인 직선, 색은 신경망의 답',
  hiddenSpace: '은닉 공간: 출력 유닛이 보는 네 예제',
  moreUnits: ({ units }) => `축 ${units}개 가운데 처음 두 개입니다.`,
  state: ({ epochs, loss, parameters, right }) =>
    `4개 중 ${right}개 맞음 · 에포크 ${epochs} · 손실 ${loss} · 가중치와 편향 ${parameters}개`,
  inputSeen: ({ units }) =>
    `네 예제가 놓인 입력 평면. 색은 신경망의 답이고, 직선은 은닉 유닛 ${units}개가 각각 0이 되는 곳입니다.`,
  hiddenSeen: (places) => `은닉 유닛의 공간에 놓인 예제와 출력 유닛의 직선: ${places}.`,
  folded: ({ x, y, outputs }) => `(${x}, ${y})의 위치는 (${outputs})`,
  exercises: {
    line: {
      ask: '직선 하나로 네 예제 중 최대 몇 개까지 맞힐 수 있을까요?',
      field: '예제 수',
      noNumber: '0부터 4까지의 정수를 쓰세요.',
      tooMany: ({ best, ways }) =>
        `직선은 네 예제를 ${ways}가지로 나눕니다. 방금 모두 시도했지만 ${best}개보다 많이 맞힌 것은 없습니다. ‘직선이 없는 까닭’을 보세요.`,
      tooFew: ({ best }) => `방금 시도한 직선 가운데 ${best}개를 맞히는 것이 있습니다.`,
      done: ({ best, ways }) =>
        `직선은 16가지 중 ${ways}가지로만 나눌 수 있고, 그중 ${best}개보다 많이 맞히는 것은 없습니다. 넷을 모두 맞히려면 같은 합이 음수이면서 음수가 아니어야 합니다.`,
    },
    fewest: {
      ask: '가중치와 편향을 되도록 적게 써서 XOR를 푸세요.',
      unsolved: ({ units, right }) =>
        `은닉 유닛 ${units}개로 지금 4개 중 ${right}개를 맞힙니다. 더 학습하거나, 시드나 유닛 수를 바꿔 보세요.`,
      tooMany: ({ units, parameters }) =>
        `가중치와 편향 ${parameters}개로 풀었습니다. 하지만 은닉 유닛이 ${units}개까지는 필요 없습니다.`,
      done: ({ parameters }) =>
        `가중치와 편향 ${parameters}개입니다. 은닉 유닛이 하나뿐이면 답은 평면을 가로질러 커지기만 하거나 작아지기만 합니다.`,
    },
    fold: {
      ask: 'XOR를 풀었을 때, 은닉 공간에서 가장 가까운 두 예제는 무엇인가요?',
      ones: '두 1',
      zeros: '두 0',
      mixed: '0과 1',
      unsolved: ({ right }) => `지금은 4개 중 ${right}개를 맞힙니다. 모두 맞힐 때까지 학습하세요.`,
      noChoice: '셋 중 하나를 고르세요.',
      measured: ({ one, other, distance }) =>
        `재어 보니 가장 가까운 것은 ${one}과 ${other}이고 거리는 ${distance}입니다.`,
      done: ({ one, other, distance }) =>
        `${one}과 ${other}의 거리는 ${distance}밖에 안 됩니다. 직선 하나로 부류를 나눌 수 있도록 평면이 접혔습니다.`,
    },
  },
};

export default words;
