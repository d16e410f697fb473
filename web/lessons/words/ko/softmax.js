// 소프트맥스.
/** @type {typeof import('../en/softmax.js').default} */
const words = {
  name: '소프트맥스',
  title: '소프트맥스는 어떤 수든 확률로 바꿉니다',
  lead: '마지막 층은 클래스마다 수 하나, 곧 로짓 z를 냅니다. 소프트맥스는 e의 z 제곱을 구해 그 합으로 나눕니다. 그러면 모두 양수가 되고 더하면 1이 됩니다. 로짓을 움직이며 열을 따라가 보세요.',
  logitsTitle: '로짓',
  logits: ['로짓 z₁', '로짓 z₂', '로짓 z₃', '로짓 z₄'],
  shift: '모두에 더하는 수 c',
  temperature: '온도 T',
  reset: '다시 시작',
  stepsTitle: '한 단계씩',
  table: {
    caption: '소프트맥스를 한 단계씩. 행은 클래스, 열은 단계입니다',
    class: '클래스',
    subtracted: '최댓값 m을 뺀 경우',
    naive: '빼지 않은 경우',
  },
  same: '두 방법의 확률이 같습니다. 모든 로짓에 같은 수를 더하면 eᶜ가 분자와 분모에 함께 곱해져 사라집니다.',
  lost: '빼지 않으면 float32가 3.4 × 10³⁸을 넘어 ∞가 되고, ∞/∞는 수가 아닙니다. 빼면 가장 큰 값이 e⁰ = 1입니다.',
  temperatureTitle: '뜨겁게, 차갑게',
  temperatureNote: '차가우면 가장 큰 것이 모두 갖고, 뜨거우면 모두 같아집니다. 순서는 그대로입니다.',
  curvesSeen: ({ temperature, probabilities }) =>
    `온도에 따른 네 확률입니다. 온도 ${temperature}에서는 ${probabilities}입니다. 0에 가까우면 가장 큰 로짓이 모두 갖고, 온도가 높을수록 서로 비슷해집니다.`,
  axes: { temperature: '온도 T', probability: '확률 a' },
  exercises: {
    ratio: {
      ask: 'T = 1에서 클래스 2의 확률이 클래스 1의 세 배가 되도록 로짓을 정해 보세요.',
      otherTemperature: ({ temperature }) => `지금 온도가 ${temperature}입니다. 1로 바꿔 주세요.`,
      measured: ({ ratio, difference }) =>
        `지금은 ${ratio}배입니다. e의 z₂ − z₁ = ${difference} 제곱이 그 값입니다. 차이가 얼마일 때 3이 될까요?`,
      done: ({ ratio, difference }) =>
        `z₂ − z₁ = ${difference}이고 e의 그 제곱은 ${ratio}입니다. 로짓은 차이만 중요합니다.`,
    },
    temperature: {
      ask: '로짓이 2, 1, 0, −1일 때 온도만 바꿔서 어느 클래스도 40 %를 넘지 않게 해 보세요.',
      otherLogits: '지금은 로짓이 다릅니다. 먼저 “다시 시작”을 누르세요.',
      tooSharp: ({ largest, temperature }) =>
        `T = ${temperature}에서 클래스 1이 ${largest}입니다. T로 나눈 로짓들이 아직 너무 떨어져 있습니다.`,
      done: ({ largest, temperature }) =>
        `T = ${temperature}에서 클래스 1이 ${largest}입니다. 여전히 첫째입니다. 온도는 소프트맥스의 확신을 바꿀 뿐, 답을 바꾸지 않습니다.`,
    },
    overflow: {
      ask: 'e의 z 제곱이 float32에 담기에 너무 커지는 가장 작은 정수 z는 얼마일까요?',
      answer: 'z의 값',
      none: '−1000부터 1000까지의 정수를 넣어 주세요.',
      fits: ({ value, power }) => `e의 ${value} 제곱은 ${power}입니다. 아직 담을 수 있습니다.`,
      smaller: ({ value }) => `너무 큰 것은 맞지만, e의 ${value} 제곱도 이미 너무 큽니다.`,
      done: ({ before, power }) =>
        `e의 ${before} 제곱은 ${power}이고, 하나만 더 커져도 무한대가 됩니다. 신경망에서는 이런 로짓이 충분히 나옵니다. 그래서 먼저 최댓값을 뺍니다.`,
    },
  },
};

export default words;
