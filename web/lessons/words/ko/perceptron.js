// 퍼셉트론.
/** @type {typeof import('../en/perceptron.js').default} */
const words = {
  name: '퍼셉트론',
  title: '실수에서 배우는 유닛',
  lead: '퍼셉트론(로젠블랫, 1957)은 가중합이 0 이상이면 1을 냅니다. 예제를 하나씩 보면서, 틀렸을 때만 가중치를 바꿉니다.',
  task: '배울 것',
  and: 'AND',
  or: 'OR',
  rate: '학습률 η',
  seed: '순서',
  next: '다음 예제',
  go: '계속 실행',
  pause: '일시정지',
  reset: '처음부터',
  planeTitle: '경계선',
  planeSeen: ({ first, second, bias }) =>
    `네 예제와 가중합이 0인 직선: w₁ = ${first}, w₂ = ${second}, b = ${bias}. 퍼셉트론은 직선의 한쪽에서만 1을 냅니다.`,
  exampleTitle: '이번 예제',
  begin: '가중치는 모두 0입니다. ‘다음 예제’를 누르고 숫자를 따라가 보세요.',
  isRight: 'a가 t와 같습니다. 맞았으므로 아무것도 바뀌지 않습니다.',
  tooLow: '1을 내야 했습니다. 예제를 가중치에 더하면 직선이 이 점을 품는 쪽으로 움직입니다(점선: 이전).',
  tooHigh: '0을 내야 했습니다. 예제를 가중치에서 빼면 직선이 이 점에서 물러납니다(점선: 이전).',
  learnt: ({ updates }) =>
    `한 에포크 동안 한 번도 틀리지 않았습니다. ${updates}번 고쳐서 다 배웠고, 이제부터는 아무것도 바뀌지 않습니다.`,
  updatesTitle: '틀린 횟수',
  counts: ({ updates, examples, epochs }) => `고친 횟수 ${updates} · 본 예제 ${examples} · 에포크 ${epochs}`,
  bound: ({ separator, lengthSquared, radiusSquared, margin, bound }) =>
    `노비코프(1962): w* = (${separator})가 두 부류를 나누므로, 예제의 순서와 상관없이 ‖w*‖²R²/γ² = ${lengthSquared} · ${radiusSquared} / ${margin}² = ${bound}번보다 많이 고치는 일은 없습니다.`,
  table: '지금까지 본 예제, 마지막 것부터',
  exercises: {
    and: {
      ask: '퍼셉트론에게 AND를 가르치세요. 한 에포크(네 예제 모두) 동안 틀리지 않아야 합니다.',
      otherTask: '지금은 OR를 배우고 있습니다. 위에서 AND를 고르세요.',
      noEpoch: '아직 끝난 에포크가 없습니다. 네 예제를 모두 보여 주세요.',
      mistaken: ({ mistakes, epoch }) =>
        `마지막으로 끝난 에포크 ${epoch}에서 아직 ${mistakes}번 틀렸습니다. 계속해 보세요.`,
      done: ({ updates }) => `${updates}번 고쳤습니다. 1을 내야 할 예제 하나와 나머지 셋을 직선 하나가 나눕니다.`,
    },
    or: {
      ask: '예측해 보세요. 순서가 1일 때 몇 번 고치면 OR를 다 배울까요?',
      field: '고친 횟수',
      noNumber: '0 이상의 정수를 쓰세요.',
      tooFew: ({ guess, x, y }) => `${guess}번 고친 뒤에도 (${x}, ${y})에서 다시 틀립니다. 더 고쳐야 합니다.`,
      tooMany: ({ guess }) => `${guess}번까지 가지 않습니다. 그 전에 한 번도 틀리지 않는 에포크가 나옵니다.`,
      done: ({ updates }) => `방금 세어 보니 ${updates}번으로, 정리가 허용하는 횟수보다 훨씬 적습니다.`,
    },
    rate: {
      ask: '가중치 0에서 시작해 AND를 학습률 1 대신 ½로 배우면, 고치는 횟수는…',
      fewer: '줄어든다',
      same: '그대로다',
      more: '늘어난다',
      noChoice: '셋 중 하나를 고르세요.',
      measured: ({ whole, half }) =>
        `방금 재어 보니 학습률 1은 ${whole}번, ½은 ${half}번입니다. 가중치가 모두 반이 되면 가중합의 부호가 바뀔까요?`,
      done: ({ whole, half }) =>
        `재어 보니 학습률 1은 ${whole}번, ½은 ${half}번입니다. 가중치가 모두 반이 될 뿐 가중합의 부호는 그대로이므로, 직선도 실수도 같습니다.`,
    },
  },
};

export default words;
