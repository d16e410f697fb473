// 시그모이드 출력의 제곱 오차와 그 한계.
/** @type {typeof import('../en/squared-error.js').default} */
const words = {
  name: '제곱 오차',
  title: '제곱 오차로 배우는 숫자, 그리고 그 한계',
  lead: '시그모이드 출력 열 개, 맞는 숫자의 목표는 1, 나머지는 0, 손실은 제곱 오차입니다. 잘 되지만, 출력이 확신하면서 틀리면 문제가 생깁니다. 그곳에서는 시그모이드가 평평해서 가장 나쁜 실수에서 거의 아무것도 배우지 못합니다.',
  losses: ['제곱 오차', '교차 엔트로피'],
  loss: '손실',
  outputTitle: '출력 하나',
  target: '목표 t',
  logit: '로짓 z',
  lossSeen: ({ target, logit }) =>
    `목표가 ${target}일 때 로짓에 따른 두 손실입니다. z = ${logit}에 선이 있습니다. 제곱 오차는 ½에서 평평해지고, 교차 엔트로피는 계속 커집니다.`,
  gradientSeen: ({ target, logit }) =>
    `목표가 ${target}일 때 두 손실을 로짓으로 미분한 기울기입니다. z = ${logit}에 선이 있습니다. 틀린 쪽에서 제곱 오차의 기울기는 다시 0이 되고, 교차 엔트로피의 기울기는 1이나 −1로 갑니다.`,
  output: ({ output, target }) => `출력 a = ${output}, 목표 t = ${target}.`,
  raceTitle: '출력 열 개의 경주',
  rate: '학습률',
  second: '교차 엔트로피',
  sigmoidOutputs: '똑같이 시그모이드 열 개',
  softmaxOutputs: '소프트맥스',
  fresh: '시작',
  saturated: '포화 상태로 시작',
  train: ({ epochs }) => `${epochs} 에포크 학습`,
  pause: '일시 정지',
  axes: { epochs: '에포크', accuracy: '테스트 정확도 (%)' },
  stands: ({ epochs, squared, crossEntropy }) =>
    `같은 첫 가중치, 같은 미니배치로 ${epochs} 에포크 뒤: 테스트 정확도가 제곱 오차 ${squared}, 교차 엔트로피 ${crossEntropy}입니다.`,
  standsSaturated: ({ epochs, squared, crossEntropy }) =>
    `모든 숫자를 0이라고 확신하며 시작했습니다. ${epochs} 에포크 뒤 테스트 정확도가 제곱 오차 ${squared}, 교차 엔트로피 ${crossEntropy}입니다.`,
  deltasTitle: '출력이 무엇에서 배우는가',
  deltasCaption: '숫자 하나마다 δ = ∂L/∂z의 평균 크기 (막대는 로그 눈금)',
  deltasNote: '종류마다 하나씩, 학습 숫자 열 개에서 잰 값입니다.',
  digit: '출력',
  exercises: {
    steepest: {
      ask: '위에서 목표를 0으로 두고, 제곱 오차의 기울기가 가장 큰 z를 찾아 보세요.',
      otherTarget: '지금은 목표가 1입니다. 0을 고르세요.',
      right: ({ logit, gradient }) => `z = ${logit}에서 ${gradient}이고, z가 더 크면 더 큽니다.`,
      left: ({ logit, gradient }) => `z = ${logit}에서 ${gradient}이고, z가 더 작으면 더 큽니다.`,
      done: ({ logit, output, gradient }) =>
        `z = ${logit}, 곧 a = ${output}에서 ${gradient}입니다. 그보다 크면, 출력이 더 많이 틀릴수록 더 적게 배웁니다.`,
    },
    ratio: {
      ask: '“포화 상태로 시작”을 누르고 아직 학습하지 마세요. 교차 엔트로피에서 출력 0의 δ는 몇 배나 클까요?',
      answer: '배수',
      none: '0보다 큰 수를 넣어 주세요.',
      notThere: '두 신경망이 지금 포화된 출발점에 있지 않습니다. “포화 상태로 시작”을 누르고 그대로 두세요.',
      smaller: ({ squared, crossEntropy }) =>
        `더 큽니다. 표의 값은 ${crossEntropy}과(와) ${squared}입니다. 나누어 보세요.`,
      larger: ({ squared, crossEntropy }) =>
        `더 작습니다. 표의 값은 ${crossEntropy}과(와) ${squared}입니다. 나누어 보세요.`,
      done: ({ ratio }) =>
        `약 ${ratio}배입니다. 평평한 시그모이드의 미분값 a (1 − a) 때문인데, 교차 엔트로피에서는 이 인수가 약분되어 사라집니다.`,
    },
    recover: {
      ask: '포화 상태로 시작해서 제곱 오차의 정확도가 30 에포크 안에 80 %가 되게 해 보세요. 무언가가 훨씬 커야 합니다.',
      fresh: '이번 경주는 포화 상태로 시작하지 않았습니다. “포화 상태로 시작”을 누르세요.',
      untrained: '시작한 뒤 아직 학습하지 않았습니다. 둘을 학습시키세요.',
      low: ({ epochs, accuracy }) =>
        `${epochs} 에포크 뒤 정확도가 ${accuracy}입니다. 더 학습하거나, 학습률을 바꾸어 다시 시작하세요.`,
      late: ({ epochs }) => `${epochs} 에포크 안에 이르지 못했습니다. 학습률을 바꾸어 다시 시작하세요.`,
      done: ({ rate, epochs }) =>
        `학습률 ${rate}에서 ${epochs} 에포크가 걸렸습니다. 너무 작은 기울기에 큰 학습률을 곱한 것입니다. 그런 학습률에서 교차 엔트로피는 어떻게 되는지 보세요.`,
    },
  },
};

export default words;
