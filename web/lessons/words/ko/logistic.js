// 로지스틱 회귀, 한국어.
/** @type {typeof import('../en/logistic.js').default} */
export default {
  name: '로지스틱 회귀',
  title: '로지스틱 회귀는 클래스가 둘인 소프트맥스입니다',
  lead: '왼쪽은 시그모이드 유닛 하나, 오른쪽은 유닛이 둘인 소프트맥스 층입니다. 서로 맞는 출발점에서 같은 두 무리의 점을 미니배치마다 나란히 배웁니다. 두 확률이 얼마나 다른지 보세요.',
  training: '함께 학습하기',
  start: '출발점',
  starts: {
    zeros: '모두 0',
    halves: '무작위 w, 그리고 −w/2와 w/2',
    second: '무작위 w, 그리고 0과 w',
  },
  rates: ['시그모이드 학습률', '소프트맥스 학습률'],
  train: ({ epochs }) => `${epochs} 에포크 학습`,
  pause: '일시 정지',
  step: '한 번 갱신',
  again: '다시 시작',
  captions: [
    ({ loss, accuracy }) => `시그모이드 유닛, 이진 교차 엔트로피: 테스트 손실 ${loss}, 정확도 ${accuracy}`,
    ({ loss, accuracy }) => `유닛이 둘인 소프트맥스, 교차 엔트로피: 테스트 손실 ${loss}, 정확도 ${accuracy}`,
  ],
  plane: ({ loss, accuracy }) =>
    `학습 점들, 두 클래스의 확률이 같은 직선, 그리고 색으로 나타낸 확률입니다. 테스트 손실 ${loss}, 정확도 ${accuracy}. 고른 점에는 고리가 있습니다.`,
  agree: ({ epochs, difference }) =>
    `${epochs} 에포크 뒤에도 둘은 일치합니다. 모든 테스트 점에서 확률의 차이가 ${difference} 이하이고, 이는 반올림 오차입니다.`,
  apart: ({ epochs, difference }) => `${epochs} 에포크 뒤 둘이 갈라졌습니다. 확률이 최대 ${difference}만큼 다릅니다.`,
  probabilities: {
    title: '클래스 1의 확률',
    caption: '학습 점 다섯 개에서 둘이 말하는 클래스 1의 확률',
    columns: ['점', '시그모이드', '소프트맥스', '차이'],
  },
  point: '고른 점의 번호 (그림에서 클릭해도 됩니다)',
  same: '왜 같은가',
  weights: {
    caption: '둘의 가중치',
    columns: ['입력', 'w', 'W₁ − W₀', 'W₀', 'W₁'],
  },
  why: '두 로짓의 차이만 중요하므로, W₁ − W₀가 바로 로지스틱 회귀의 w입니다. 한 번 갱신하면 W₁과 W₀가 서로 반대쪽으로 똑같이 움직여 차이는 두 배로 변합니다. 그래서 소프트맥스 층의 학습률이 절반입니다. 남는 것은 반올림 오차뿐입니다. float32는 24비트, 약 일곱 자리입니다.',
  exercises: {
    rate: {
      ask: '소프트맥스 층의 학습률을 0.2로 바꿔 보세요. 이제 시그모이드 유닛의 학습률은 얼마여야 할까요? 그 값을 넣고 둘을 50 에포크 학습한 뒤 확인하세요.',
      otherRate: ({ rate }) => `먼저 소프트맥스 층의 학습률을 ${rate}로 바꿔 주세요.`,
      tooFew: ({ epochs }) => `먼저 둘을 ${epochs} 에포크 학습해 주세요. 이렇게 일찍은 알 수 없습니다.`,
      tooSlow: ({ difference }) =>
        `확률이 최대 ${difference}만큼 다릅니다. 갱신마다 두 번 움직이는 W₁ − W₀보다 시그모이드 유닛이 뒤처졌습니다.`,
      tooFast: ({ difference }) =>
        `확률이 최대 ${difference}만큼 다릅니다. W₁ − W₀는 학습률의 두 배만큼만 움직이는데 시그모이드 유닛이 앞서 나갔습니다.`,
      agree: ({ difference }) =>
        `학습률이 두 배이면 w와 W₁ − W₀가 똑같이 움직입니다. 확률의 차이는 ${difference} 이하입니다.`,
    },
    logit: {
      ask: '소프트맥스 층의 로짓이 z₀ = −0.4, z₁ = 1.1입니다. 시그모이드 유닛이 클래스 1에 같은 확률을 주려면 z는 얼마여야 할까요?',
      answer: 'z의 값',
      none: '숫자를 넣어 주세요.',
      wrong: ({ sigmoid, softmax }) =>
        `소프트맥스 층은 ${softmax}, 넣은 수의 시그모이드는 ${sigmoid}입니다. 두 지수를 e의 z₀ 제곱으로 나누면 무엇이 남는지 보세요.`,
      right: ({ sigmoid, softmax }) => `둘 다 ${softmax}입니다(시그모이드 ${sigmoid}). z는 z₁ − z₀입니다.`,
    },
    shift: {
      ask: '소프트맥스 층의 두 편향에 3을 더하면 확률은 어떻게 될까요?',
      choices: {
        grow: '어디에서나 클래스 1의 확률이 커집니다',
        unchanged: '그대로입니다',
        multiplied: '둘 다 e³배가 됩니다',
      },
      none: '먼저 답을 골라 주세요.',
      wrong: ({ change }) =>
        `방금 학습한 층에서 해 보았더니 어느 확률도 ${change}보다 많이 변하지 않았습니다. e³이 분자와 분모에 함께 곱해집니다.`,
      right: ({ change }) =>
        `방금 학습한 층에서 해 보았더니 어느 확률도 ${change}보다 많이 변하지 않았습니다. 그러니 한 열은 남는 것이고, 로지스틱 회귀는 그것을 뺍니다.`,
    },
  },
};
