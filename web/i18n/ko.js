// 페이지의 모든 문장, 한국어. 짜임은 en.js와 같다.
import architecture from './ko/architecture.js';
import augmentation from './ko/augmentation.js';
import embed from './ko/embed.js';
import files from './ko/files.js';
import guide from './ko/guide.js';
import hand from './ko/hand.js';
import { errors as keepErrors, keep } from './ko/keep.js';
import judging from './ko/judging.js';
import offline from './ko/offline.js';
import playground, { errors as pointsErrors } from './ko/playground.js';
import runs from './ko/runs.js';
import inside from './ko/inside.js';
import preprocessing from './ko/preprocessing.js';
import teacher, { errors as teacherErrors } from './ko/teacher.js';

/** @type {typeof import('./en.js').default} */
const korean = {
  draw: {
    title: '숫자를 그려 보세요',
    canvas: '그리기 영역',
    canvasHelp:
      '0부터 9까지 숫자 하나를 손가락, 펜 또는 마우스로 그리세요. 키보드로는 화살표 키로 28 × 28 칸 위에서 펜을 옮기고, 스페이스 바나 Enter로 펜을 내리거나 들고, Escape로 펜을 들고, 백스페이스나 Ctrl+Z로 되돌리고, Delete로 지웁니다.',
    hint: '여기에 0–9를 그리세요',
    undo: '되돌리기',
    clear: '지우기',
    pen: ({ column, row, isDown }) => `펜 ${isDown ? '내림' : '듦'}, ${column}열 ${row}행`,
  },
  read: {
    title: '신경망이 읽은 것',
    empty: '아직 그린 것이 없습니다.',
    waiting: '그렸습니다. 신경망이 준비되면 읽습니다.',
    answer: '읽은 숫자',
    answerUntrained: '학습 전 추측',
    answerUnsure: '아직 확실하지 않은 추측',
    answerNone: '숫자가 아닙니다',
    shareNone: ({ digit, percent }) => `50%에 이르는 숫자가 없습니다. 가장 가까운 것: ${digit}, ${percent}.`,
    spoken: ({ digit, percent }) => `${digit}(으)로 읽었습니다. 확률 ${percent}.`,
    spokenUntrained: ({ digit, percent }) => `아직 학습 전이라 추측하면 ${digit}, ${percent}.`,
    spokenUnsure: ({ digit, percent }) => `아직 확실하지 않지만 추측하면 ${digit}, ${percent}.`,
    bars: '숫자별 확률',
    image: '신경망이 보는 그림',
    imageHelp: '신경망에 들어가는 그림입니다. 학습에 쓰는 숫자들처럼 가운데에 맞춘 28 × 28 픽셀입니다.',
    noImage: '그림 없음: 아직 그린 것이 없습니다.',
  },
  train: {
    results: '얼마나 잘 읽나요?',
    title: '학습',
    accuracy: '테스트 정확도',
    train: '학습',
    goOn: '계속',
    pause: '일시정지',
    step: '한 단계',
    stepHelp: '미니배치 하나',
    reset: '초기화',
    resetHelp: '같은 시드로 새 신경망',
    progress: '학습 진행',
    chart: '에포크에 따른 학습 손실과 테스트 정확도',
    chartEmpty: '학습이 진행되면 학습 손실과 테스트 정확도가 여기에 그려집니다.',
    chartNow: ({ epochs, loss, accuracy }) => `${epochs} 에포크 후: 학습 손실 ${loss}, 테스트 정확도 ${accuracy}.`,
    loss: '학습 손실',
    testAccuracy: '테스트 정확도',
    epochs: '에포크',
  },
  status: {
    loading: '숫자 데이터를 불러오는 중…',
    loadingAgain: '연결이 끊겨 다시 시도하는 중…',
    loadingShare: ({ received, total }) => `숫자 데이터를 불러오는 중: ${total} MB 중 ${received} MB`,
    untrained: ({ parameters }) => `새 신경망: 가중치와 편향 ${parameters}개.`,
    taught: ({ parameters }) => `그림으로만 가르쳤고 아직 학습하지 않았습니다: 가중치와 편향 ${parameters}개.`,
    training: ({ epoch, goal }) => `에포크 ${epoch} / ${goal}`,
    secondsLeft: ({ epoch, left }) => `${epoch}, 약 ${left}초 남음`,
    minutesLeft: ({ epoch, left }) => `${epoch}, 약 ${left}분 남음`,
    paused: ({ epochs, goal }) => `${goal} 에포크 중 ${epochs} 에포크에서 멈췄습니다.`,
    stepped: ({ steps }) => `지금까지 미니배치 ${steps}개.`,
    trained: ({ epochs, seconds, speed }) => `${epochs} 에포크, ${seconds}초, 초당 숫자 ${speed}개.`,
    reached: ({ seconds }) => `95%까지 ${seconds}초.`,
    retry: '다시 시도',
    halve: '되돌리고 학습률을 절반으로',
  },
  settings: {
    title: '설정',
    note: '신경망의 구조, 손실 함수, 시드를 바꾸면 새 신경망으로 시작합니다. 나머지는 다음 미니배치부터 적용됩니다.',
    labels: {
      hidden: '은닉층',
      activation: '활성화 함수',
      loss: '손실 함수',
      optimizer: '최적화 방법',
      lr: '학습률',
      batch: '배치 크기',
      epochs: '에포크 수',
      seed: '시드',
      output: '출력 활성화 함수',
      init: '초기화',
      momentum: '모멘텀',
      beta1: '베타 1',
      beta2: '베타 2',
      decay: '제곱 평균의 감쇠율',
      schedule: '학습률 스케줄',
      warmup: '워밍업',
      'step-epochs': '단계당 에포크',
      'step-factor': '단계별 배율',
      l1: 'L1 규제',
      l2: 'L2 규제',
      'weight-decay': '가중치 감쇠',
      dropout: '드롭아웃',
      augment: '데이터 증강',
      'pen-digits': '만든 손글씨',
      patience: '조기 종료 인내',
    },
    help: {
      hidden: '층마다 유닛 수, 예: 128,64 또는 none. 많을수록 더 배우지만 느려짐',
      activation: '은닉 유닛이 합을 굽히는 방식, 선형은 굽히지 않음',
      loss: '학습이 줄이는 값, 고르기에 따라 실수의 무게가 달라짐',
      optimizer: '기울기로 걸음을 정하는 법, 고르기에 따라 가는 길이 달라짐',
      lr: '클수록 걸음이 커지고, 너무 크면 발산',
      batch: '클수록 걸음이 적고 고르게 됨',
      epochs: '클수록 데이터를 더 여러 번 훑음',
      seed: '바꾸면 첫 가중치를 다르게 뽑음',
      output: '마지막 합을 바꾸는 함수, 자동은 손실에 맞춤',
      init: '첫 가중치의 크기, 모두 0이면 은닉 유닛이 다 같아짐',
      momentum: '클수록 지난 걸음을 더 이어 감',
      beta1: '클수록 기울기를 더 오래 평균',
      beta2: '클수록 기울기 제곱을 더 오래 평균',
      decay: '클수록 기울기 제곱을 더 오래 평균',
      schedule: '학습률을 끝까지 그대로 둘지 줄일지',
      warmup: '클수록 처음에 학습률이 더 오래 올라감',
      'step-epochs': '클수록 학습률이 더 드물게 줄어듦',
      'step-factor': '작을수록 학습률이 한 번에 더 크게 줄어듦',
      l1: '클수록 0이 되는 가중치가 늘어남',
      l2: '클수록 모든 가중치가 작게 유지됨',
      'weight-decay': '클수록 걸음마다 가중치가 줄어듦',
      dropout: '클수록 은닉 유닛을 무작위로 더 많이 뺌',
      augment: '켜면 에포크마다 숫자를 새로 변형',
      'pen-digits': '클수록 만든 숫자와, 숫자가 아닌 글자와 낙서를 더 많이 섞음',
      patience: '클수록 나아지기를 더 오래 기다림, 0은 멈추지 않음',
    },
    more: '모든 설정',
    architecture,
    augmentation,
    choices: {
      relu: 'ReLU',
      tanh: 'tanh',
      sigmoid: '시그모이드',
      linear: '선형',
      'leaky-relu': '누설 ReLU',
      'softmax-cross-entropy': '교차 엔트로피',
      'mean-squared-error': '제곱 오차',
      'binary-cross-entropy': '이진 교차 엔트로피',
      sgd: 'SGD',
      momentum: '모멘텀',
      nesterov: '네스테로프',
      rmsprop: 'RMSProp',
      adam: 'Adam',
      adamw: 'AdamW',
      perceptron: '퍼셉트론 규칙',
      automatic: '자동',
      softmax: '소프트맥스',
      step: '계단',
      he: '허(He)',
      glorot: '글로럿',
      uniform: '균등',
      zeros: '모두 0',
      constant: '일정',
      cosine: '코사인',
      on: '켬',
      off: '끔',
    },
  },
  lab: {
    title: '실험실',
    tabs: {
      inside: '안을 보기',
      preprocessing: '전처리',
      hand: '내 숫자',
      files: '파일',
      judging: '평가',
      runs: '학습 기록',
    },
    loading: '이 부분을 불러오는 중…',
    inside,
    preprocessing,
    hand,
    files,
    judging,
    runs,
  },
  keep,
  guide,
  offline,
  playground,
  teacher,
  embed,
  frame: {
    refused: ({ list }) => `이 프레임의 주소 가운데 여기에 없는 것은 빼고 열었습니다: ${list}.`,
  },
  page: {
    shared: {
      pages: '페이지',
      digitsPage: '숫자 읽기',
      playgroundPage: '플레이그라운드',
      lessonsPage: '수업',
      embedPage: '내 페이지에 넣기',
      language: '언어',
      credit: '숫자 데이터: MNIST (Y. LeCun, C. Cortes, C. Burges), CC BY-SA 3.0.',
    },
    digits: {
      title: 'Inkling: 브라우저에서 신경망 학습하기',
      lead: '숫자를 그리고 ‘학습’을 누르세요. 신경망이 여러분의 글씨를 배웁니다.',
      privacy: '그린 내용은 이 기기 밖으로 전송되지 않습니다.',
    },
    playground: {
      title: 'Inkling: 작은 신경망 플레이그라운드',
      lead: '점을 고르고 ‘시작’을 누르세요. 신경망이 점들을 가르는 법을 배웁니다.',
      unknown: ({ list }) => `TensorFlow Playground 링크 가운데 여기에 없는 것은 빼고 열었습니다: ${list}.`,
      privacy: '모든 계산은 이 기기 안에서 이루어집니다.',
    },
    embed: {
      title: 'Inkling: 내 페이지에 넣기',
      lead: '학생에게 보일 것을 고르고 코드를 복사하세요.',
      privacy: '학생이 하는 일은 학생의 기기 밖으로 나가지 않습니다.',
    },
    lessons: {
      title: 'Inkling: 퍼셉트론에서 소프트맥스까지',
      lead: '짧은 수업 아홉 개, 모두 직접 해 보는 것입니다.',
      privacy: '모든 계산은 이 기기 안에서 이루어집니다.',
    },
  },
  errors: {
    ...keepErrors,
    ...pointsErrors,
    ...teacherErrors,
    refused: ({ message }) => `받아들일 수 없는 값입니다: ${message}`,
    setting: ({ value, info }) => settingSentence(value, info),
    network: ({ message }) => `신경망이 너무 큽니다. 층이나 유닛을 줄이세요. (${message})`,
    'no-ink': () => '읽을 것이 없습니다. 먼저 숫자를 그리세요.',
    'not-strokes': () => '그림은 획의 목록이고, 획은 0부터 280 사이 점 [x, y]의 목록이어야 합니다: [[[x, y], …], …].',
    'not-bytes': () =>
      'evaluate(images, labels)에는 Uint8Array 둘이 필요합니다: 0(종이)–255(잉크) 픽셀 n × 784개와 0–9 레이블 n개.',
    'already-training': () => '이미 학습 중입니다. 먼저 멈추거나 끝날 때까지 기다리세요.',
    'step-while-training': () => '학습 중에는 한 단계씩 갈 수 없습니다. 먼저 멈추세요.',
    diverged: ({ epoch, lr, layer, isOutput }) => {
      const where = isOutput ? '출력층' : `은닉층 ${layer}`;
      const what = layer ? `${where}의 합이 유한한 값이 아니게 되어` : '손실이 유한한 값이 아니게 되어';
      return `에포크 ${epoch}에서 ${what} 학습을 멈추고 마지막으로 유한했던 가중치로 되돌렸으니, 학습률을 ${lr}보다 작게 해 보세요.`;
    },
    'loss-too-high': ({ loss, lr }) =>
      `손실이 ${loss.toLocaleString('ko', { maximumSignificantDigits: 3 })}까지 올랐습니다. 찍는 것보다 못한 신경망이라 회복하기 어렵습니다. 학습률 ${lr}이(가) 너무 큽니다.`,
    unreachable: ({ url, reason }) => `${url}을(를) 불러오지 못했습니다 (${reason}). 연결을 확인하고 다시 시도하세요.`,
    'code-unreachable': (/** @type {any} */ { reason }) =>
      `프로그램의 일부를 불러오지 못했습니다(${reason}). 나머지는 그대로 쓸 수 있습니다. 연결을 확인하고 다시 시도하세요.`,
    corrupt: ({ url, reason }) =>
      `${url}이(가) 손상되었습니다 (${reason}). 다시 시도하세요. 그래도 안 되면 사이트의 파일을 바꾸어야 합니다.`,
    'core-failed': ({ reason }) =>
      `WebAssembly 코어를 시작하지 못했습니다 (${reason}). 페이지를 새로 고치고, 그래도 안 되면 최신 브라우저를 쓰세요.`,
    'wasm-forbidden': () =>
      `이 페이지의 Content-Security-Policy가 WebAssembly를 막고 있습니다. 페이지를 만든 사람이 script-src에 'wasm-unsafe-eval'을 더해야 합니다.`,
    'worker-crashed': ({ reason }) =>
      `학습하는 부분이 멈추었습니다 (${reason}). 길어야 1초 전의 신경망으로 다시 시작하며, 이어서 학습할 수 있습니다.`,
    'worker-crashes': ({ count }) =>
      `학습하는 부분이 몇 초 사이에 ${count}번 멈추었습니다. 기기의 메모리가 모자랄 수 있습니다. 다른 탭을 닫거나 더 작은 신경망을 골라 다시 시도하세요.`,
    'old-browser': ({ missing }) =>
      `이 브라우저에는 ${missing}이(가) 없습니다. Chrome이나 Edge 123, Firefox 120, Safari 17.5 또는 그보다 새로운 것을 쓰세요.`,
    'not-loaded': () => '숫자 데이터가 아직 준비되지 않았습니다. `ready`를 기다리세요.',
    removed: () => '이 요소는 페이지에 없습니다. 먼저 문서에 넣으세요.',
  },
};

/**
 * @param {string} value
 * @param {import('../engine/core.js').SettingInfo} info
 */
function settingSentence(value, { name, kind, minimum, maximum, takesMinimum, choices }) {
  const label = korean.settings.labels[/** @type {keyof typeof korean.settings.labels} */ (name)];
  const got = `입력한 값: ${value === '' ? '없음' : value}`;
  if (kind === 'choice') return `${label}: ${choices.join(', ')} 중 하나여야 합니다. ${got}`;
  if (kind === 'choices') {
    return `${label}: ${choices.join(', ')} 중 하나이거나, 은닉층마다 하나씩 쉼표로 이어 16개까지 써야 합니다. ${got}`;
  }
  if (kind === 'switch') return `${label}: on 또는 off여야 합니다. ${got}`;
  if (kind === 'number') {
    const least = takesMinimum ? `${minimum} 이상` : `${minimum}보다 크고`;
    return `${label}: ${least} ${maximum} 이하인 수여야 합니다. ${got}`;
  }
  const range = `${minimum}부터 ${maximum}까지의 정수`;
  if (kind === 'whole number') return `${label}: ${range}여야 합니다. ${got}`;
  return `${label}: ${range}를 쉼표로 이어 16개까지 쓰거나 none이어야 합니다(예: 128,64). ${got}`;
}

export default korean;
